namespace ProtoGen.Reflection;

internal readonly ref partial struct DescriptorReader
{
    /// <param name="cursor">The <c>DescriptorProto</c>.</param>
    /// <param name="container">The enclosing message.</param>
    /// <param name="index">The position among its siblings.</param>
    /// <param name="depth">How many levels may still come, this one included.</param>
    private MessageDescriptor ReadMessage(WireCursor cursor, MessageDescriptor? container, int index, int depth)
    {
        if (depth == 0)
            throw new ProtoException($"messages are declared more than {ParseOptions.DefaultMaxDepth} levels deep");
        var message = new MessageDescriptor(_file, container, index);
        var fields = new List<FieldDescriptor>();
        var oneofIndexes = new List<int>();
        var oneofs = new List<OneofDescriptor>();
        var nested = new List<MessageDescriptor>();
        var enums = new List<EnumDescriptor>();
        var extensions = new List<FieldDescriptor>();
        while (cursor.Next())
        {
            if (!cursor.IsLengthDelimited)
                continue;
            switch (cursor.Number)
            {
                case 1:
                    message.Name = cursor.ReadString();
                    break;
                case 2:
                    fields.Add(ReadField(cursor.Enter(), message, isExtension: false, fields.Count, out int oneofIndex));
                    oneofIndexes.Add(oneofIndex);
                    break;
                case 3:
                    nested.Add(ReadMessage(cursor.Enter(), message, nested.Count, depth - 1));
                    break;
                case 4:
                    enums.Add(ReadEnum(cursor.Enter(), message, enums.Count));
                    break;
                case 5:
                    message.IsExtendable = true;
                    break;
                case 6:
                    extensions.Add(ReadField(cursor.Enter(), message, isExtension: true, extensions.Count, out _));
                    break;
                case 7:
                    message.OptionsData = AddOptions(message.OptionsData, in cursor);
                    break;
                case 8:
                    oneofs.Add(ReadOneof(cursor.Enter(), message, oneofs.Count));
                    break;
                case 10:
                    message.AddReservedName(cursor.ReadString());
                    break;
            }
        }
        CheckName(message.Name, "message");
        message.IsDeprecated = OptionReader.IsSet(message.OptionsData, OptionNumbers.MessageDeprecated);
        message.IsMessageSet = OptionReader.IsSet(message.OptionsData, OptionNumbers.MessageSetWireFormat);
        message.IsMapEntry = OptionReader.IsSet(message.OptionsData, OptionNumbers.MessageMapEntry);
        message.Fields = fields.AsReadOnly();
        message.Oneofs = oneofs.AsReadOnly();
        message.NestedMessages = nested.AsReadOnly();
        message.NestedEnums = enums.AsReadOnly();
        message.Extensions = extensions.AsReadOnly();
        foreach (FieldDescriptor field in fields)
            message.AddField(field);
        foreach (MessageDescriptor type in nested)
            message.Types.Add(type);
        foreach (EnumDescriptor type in enums)
            message.Types.Add(type);
        JoinOneofs(fields, oneofIndexes, oneofs);
        return message;
    }

    private static void JoinOneofs(List<FieldDescriptor> fields, List<int> oneofIndexes, List<OneofDescriptor> oneofs)
    {
        var members = new List<FieldDescriptor>[oneofs.Count];
        for (int i = 0; i < fields.Count; i++)
        {
            int index = oneofIndexes[i];
            if (index == NoOneof)
                continue;
            FieldDescriptor field = fields[i];
            if ((uint)index >= (uint)members.Length || field.IsRepeated)
                throw new ProtoException($"the field {field.Name} cannot be a member of its oneof");
            (members[index] ??= []).Add(field);
            field.ContainingOneof = oneofs[index];
        }
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i] is not { } list)
                throw new ProtoException($"the oneof {oneofs[i].Name} has no field");
            oneofs[i].Fields = list.AsReadOnly();
            oneofs[i].IsSynthetic = list.Count == 1 && list[0].IsProto3Optional;
        }
    }

    private OneofDescriptor ReadOneof(WireCursor cursor, MessageDescriptor message, int index)
    {
        var oneof = new OneofDescriptor(message, index);
        while (cursor.Next())
        {
            if (cursor.Number == 1 && cursor.IsLengthDelimited)
                oneof.Name = cursor.ReadString();
            else if (cursor.Number == 2 && cursor.IsLengthDelimited)
                oneof.OptionsData = AddOptions(oneof.OptionsData, in cursor);
        }
        CheckName(oneof.Name, "oneof");
        return oneof;
    }

    private EnumDescriptor ReadEnum(WireCursor cursor, MessageDescriptor? container, int index)
    {
        var result = new EnumDescriptor(_file, container, index);
        var values = new List<EnumValueDescriptor>();
        while (cursor.Next())
        {
            if (!cursor.IsLengthDelimited)
                continue;
            switch (cursor.Number)
            {
                case 1:
                    result.Name = cursor.ReadString();
                    break;
                case 2:
                    values.Add(ReadEnumValue(cursor.Enter(), result, values.Count));
                    break;
                case 3:
                    result.OptionsData = AddOptions(result.OptionsData, in cursor);
                    break;
            }
        }
        CheckName(result.Name, "enum");
        if (values.Count == 0)
            throw new ProtoException($"the enum {result.Name} has no value");
        result.IsDeprecated = OptionReader.IsSet(result.OptionsData, OptionNumbers.EnumDeprecated);
        result.Values = values.AsReadOnly();
        foreach (EnumValueDescriptor value in values)
            result.AddValue(value);
        return result;
    }

    private EnumValueDescriptor ReadEnumValue(WireCursor cursor, EnumDescriptor enumType, int index)
    {
        var value = new EnumValueDescriptor(enumType, index);
        while (cursor.Next())
        {
            switch (cursor.Number)
            {
                case 1 when cursor.IsLengthDelimited:
                    value.Name = cursor.ReadString();
                    break;
                case 2 when cursor.IsVarint:
                    value.Number = cursor.Int32;
                    break;
                case 3 when cursor.IsLengthDelimited:
                    value.OptionsData = AddOptions(value.OptionsData, in cursor);
                    break;
            }
        }
        CheckName(value.Name, "enum value");
        value.IsDeprecated = OptionReader.IsSet(value.OptionsData, OptionNumbers.EnumValueDeprecated);
        value.IsRedacted = OptionReader.IsSet(value.OptionsData, OptionNumbers.EnumValueDebugRedact);
        return value;
    }
}
