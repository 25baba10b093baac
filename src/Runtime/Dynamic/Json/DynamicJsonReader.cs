using System.Text.Json;
using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

/// <summary>
/// Reads dynamic messages from ProtoJSON, and the parts of generated ones that are known by descriptor only. Each method is called with the reader at
/// the first token of a value and leaves it at the last.
/// </summary>
internal static partial class DynamicJsonReader
{
    /// <summary>Reads a value as the message.</summary>
    /// <exception cref="ProtoException">The value is not that of such a message.</exception>
    public static void Read(DynamicMessage message, ref JsonInput input)
    {
        if (AnyJson.Is(message.Descriptor))
        {
            AnyJson.Read(message, ref input);
        }
        else if (WellKnownForms.Has(message.Descriptor))
        {
            WellKnownJson.For(message.Descriptor).Read(message, ref input);
        }
        else
        {
            if (input.Reader.TokenType != JsonTokenType.StartObject)
                input.Expected("an object");
            ReadMembers(message, ref input, isAny: false);
        }
    }

    /// <summary>Reads the members of the object that is open, up to its end. In the object of an Any, the type's member is stepped over.</summary>
    public static void ReadMembers(DynamicMessage message, ref JsonInput input, bool isAny)
    {
        JsonFields fields = message.Descriptor.Json;
        var seen = new HashSet<DescriptorBase>();
        bool isTypeAhead = true;
        int expected = 0;
        while (input.Reader.Read() && input.Reader.TokenType != JsonTokenType.EndObject)
        {
            if (isAny && input.Utf8().SequenceEqual(AnyJson.TypeMember))
            {
                AnyJson.SkipType(ref isTypeAhead, ref input);
                continue;
            }
            JsonField? field = fields.Find(input.Utf8(), expected) ?? FindExtension(message.Descriptor, ref input);
            if (field is null)
            {
                input.SkipUnknown(message.Descriptor);
                continue;
            }
            expected = field.Index + 1;
            ReadMember(message, field, seen, ref input);
        }
    }

    /// <summary>The extension whose name stands in brackets as the name of the member; null when it is none that the registry knows.</summary>
    public static JsonField? FindExtension(MessageDescriptor type, ref JsonInput input)
    {
        ReadOnlySpan<byte> name = input.Utf8();
        if (name.Length < 3 || name[0] != '[' || name[^1] != ']')
            return null;
        string text = input.Text();
        return input.Registry.FindExtension(text[1..^1]) is { } field && field.ContainingType.FullName == type.FullName ? field.JsonExtension : null;
    }

    /// <summary>Reads an extension of a generated message, the reader being at its name, and puts its records among the unknown fields.</summary>
    public static void ReadExtension(JsonField field, HashSet<DescriptorBase> seen, ref UnknownFieldData? unknown, ref JsonInput input)
    {
        var message = new DynamicMessage(field.Descriptor.ContainingType);
        ReadMember(message, field, seen, ref input);
        AppendRecords(DynamicWriter.EncodeRecords(message), ref unknown, ref input);
    }

    private static void ReadMember(DynamicMessage message, JsonField field, HashSet<DescriptorBase> seen, ref JsonInput input)
    {
        FieldDescriptor descriptor = field.Descriptor;
        if (!seen.Add(descriptor))
            input.Fail($"the field {descriptor.Name} is there twice");
        input.Reader.Read();
        if (input.Reader.TokenType == JsonTokenType.Null && !field.TakesNull)
            return;
        if (descriptor.RealOneof is { } oneof && !seen.Add(oneof))
            input.Fail($"two members of the oneof {oneof.Name} are there");
        input.Field = field;
        if (descriptor.IsMap)
            ReadMap(message, field, ref input);
        else if (descriptor.IsRepeated)
            ReadList(message, field, ref input);
        else if (TryReadValue(message, descriptor, ref input, out DynamicValue value))
            message.Put(descriptor, value);
    }

    private static void ReadList(DynamicMessage message, JsonField field, ref JsonInput input)
    {
        if (input.Reader.TokenType != JsonTokenType.StartArray)
            input.Expected("an array");
        while (input.Reader.Read() && input.Reader.TokenType != JsonTokenType.EndArray)
        {
            input.Field = field;
            if (TryReadValue(message, field.Descriptor, ref input, out DynamicValue value))
            {
                input.Claim(DynamicParser.ElementSize);
                message.ListFor(field.Descriptor).Append(value);
            }
        }
    }

    private static void ReadMap(DynamicMessage message, JsonField field, ref JsonInput input)
    {
        if (input.Reader.TokenType != JsonTokenType.StartObject)
            input.Expected("an object");
        DynamicMap map = message.MapFor(field.Descriptor);
        FieldDescriptor keyField = map.KeyField;
        FieldDescriptor valueField = map.ValueField;
        input.State.Enter(input.Position);
        while (input.Reader.Read() && input.Reader.TokenType != JsonTokenType.EndObject)
        {
            input.Claim(DynamicParser.EntrySize);
            DynamicValue key = ReadKey(keyField.FieldType, ref input);
            if (map.ContainsKey(key))
                input.Fail("the map has this key twice");
            input.Reader.Read();
            input.Field = field;
            var entry = new DynamicMessage(field.Descriptor.MessageType!);
            if (TryReadValue(entry, valueField, ref input, out DynamicValue value))
                map.Put(key, value);
            else if (!entry.UnknownFields.IsEmpty)
                KeepEntry(message, field.Descriptor, key, entry, ref input);
        }
        input.State.Leave();
    }

    /// <summary>Keeps an entry whose value a closed enum does not have as an unknown field, as the binary parser does.</summary>
    private static void KeepEntry(DynamicMessage message, FieldDescriptor field, DynamicValue key, DynamicMessage entry, ref JsonInput input)
    {
        entry.Put(entry.Descriptor.FindFieldByNumber(1)!, key);
        byte[] record = DynamicWriter.EncodeRecord(field, entry);
        AppendRecords(record, ref message.UnknownData, ref input);
    }

    private static void AppendRecords(byte[] bytes, ref UnknownFieldData? unknown, ref JsonInput input)
    {
        var records = new UnknownRecords(bytes);
        while (records.Next())
            UnknownFieldData.For(input.Position, ref unknown, ref input.State).Append(records.Tag, ref bytes[0], records.Value, records.End, ref input.State);
    }
}
