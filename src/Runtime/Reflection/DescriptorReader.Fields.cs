using System.Text;

namespace ProtoGen.Reflection;

internal readonly ref partial struct DescriptorReader
{
    private const int NoOneof = -1;
    private const int MaxFieldNumber = 536_870_911;
    private const int LabelRequired = 2;
    private const int LabelRepeated = 3;

    private FieldDescriptor ReadField(WireCursor cursor, MessageDescriptor? scope, bool isExtension, int index, out int oneofIndex)
    {
        var field = new FieldDescriptor(_file, scope, isExtension, index);
        oneofIndex = NoOneof;
        while (cursor.Next())
        {
            switch (cursor.Number)
            {
                case 1 when cursor.IsLengthDelimited:
                    field.Name = cursor.ReadString();
                    break;
                case 2 when cursor.IsLengthDelimited:
                    field.Extendee = cursor.ReadString();
                    break;
                case 3 when cursor.IsVarint:
                    field.Number = cursor.Int32;
                    break;
                case 4 when cursor.IsVarint:
                    field.IsRequired = cursor.Int32 == LabelRequired;
                    field.IsRepeated = cursor.Int32 == LabelRepeated;
                    break;
                case 5 when cursor.IsVarint:
                    field.FieldType = (FieldType)cursor.Int32;
                    break;
                case 6 when cursor.IsLengthDelimited:
                    field.TypeName = cursor.ReadString();
                    break;
                case 7 when cursor.IsLengthDelimited:
                    field.DefaultText = cursor.ReadString();
                    break;
                case 8 when cursor.IsLengthDelimited:
                    field.OptionsData = AddOptions(field.OptionsData, in cursor);
                    break;
                case 9 when cursor.IsVarint:
                    oneofIndex = Math.Max(cursor.Int32, 0);
                    break;
                case 10 when cursor.IsLengthDelimited:
                    field.JsonName = cursor.ReadString();
                    break;
                case 17 when cursor.IsVarint:
                    field.IsProto3Optional = cursor.Bits != 0;
                    break;
            }
        }
        CheckName(field.Name, "field");
        // Extensions of a message set may use every positive number.
        if (field.Number < 1 || (field.Number > MaxFieldNumber && !isExtension))
            throw new ProtoException($"the number of the field {field.Name} is out of range");
        if (isExtension != field.Extendee is not null || (isExtension && oneofIndex != NoOneof))
            throw new ProtoException($"the field {field.Name} is half an extension");
        if (field.JsonName.Length == 0)
            field.JsonName = JsonNameOf(field.Name);
        field.IsDeprecated = OptionReader.IsSet(field.OptionsData, OptionNumbers.FieldDeprecated);
        field.IsRedacted = OptionReader.IsSet(field.OptionsData, OptionNumbers.FieldDebugRedact);
        return field;
    }

    /// <summary>Lower camel case as protoc does it: underscores go, and the letter behind one becomes a capital.</summary>
    private static string JsonNameOf(string name)
    {
        var result = new StringBuilder(name.Length);
        bool capital = false;
        foreach (char c in name)
        {
            if (c != '_')
                result.Append(capital ? char.ToUpperInvariant(c) : c);
            capital = c == '_';
        }
        return result.ToString();
    }
}
