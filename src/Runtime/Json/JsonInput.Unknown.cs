using ProtoGen.Json;
using ProtoGen.Reflection;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public ref partial struct JsonInput
{
    /// <summary>A member that is no field: an extension, or something to skip or to refuse.</summary>
    internal void UnknownMember(JsonFields fields, ref HashSet<DescriptorBase>? seen, ref UnknownFieldData? unknown)
    {
        if (fields.Descriptor.IsExtendable && DynamicJsonReader.FindExtension(fields.Descriptor, ref this) is { } extension)
            DynamicJsonReader.ReadExtension(extension, seen ??= [], ref unknown, ref this);
        else
            SkipUnknown(fields.Descriptor);
    }

    /// <summary>Skips a member that the message does not have, or refuses it.</summary>
    internal void SkipUnknown(MessageDescriptor type)
    {
        if (!IgnoresUnknown)
            Fail($"{type.FullName} has no field {JsonToken.Describe(in Reader)}");
        Skip();
    }

    /// <summary>Skips the value of the member whose name the reader is at, or the value that it is at.</summary>
    internal void Skip()
    {
        if (!Reader.TrySkip())
            Fail("the JSON ends inside a value");
    }

    /// <summary>Keeps a number that a closed enum does not have as an unknown field, as the binary parser does.</summary>
    private void UnknownNumber(int number, ref UnknownFieldData? unknown) =>
        WireReader.UnknownEnum(Position, (uint)Field!.Descriptor.Number, number, ref unknown, ref State);

    /// <summary>Keeps a map entry whose value a closed enum does not have: as the record that the map's writer makes of it.</summary>
    private void UnknownEntry<TKey, TValue, TKeyCodec, TCodec>(TKey key, in TValue value, ref UnknownFieldData? unknown)
        where TKey : notnull
        where TKeyCodec : struct, IValueCodec<TKey>
        where TCodec : struct, IValueCodec<TValue>
    {
        var map = new MapData<TKey, TValue>(1, 0);
        map.Set(key, in value);
        nint pos = ReverseWriter.Begin(null, out ReverseWriter writer);
        uint tag = (uint)Field!.Descriptor.Number << 3 | WireFormat.LengthDelimited;
        pos = MapField<TKey, TValue, TKeyCodec, TCodec>.Write(ref writer, pos, tag, map, 0);
        using var encoded = new EncodedMessage(in writer, pos);
        byte[] record = encoded.ToArray();
        UnknownFieldData.For(Position, ref unknown, ref State).Append(tag, ref record[0], WireFormat.TagLength(tag), record.Length, ref State);
    }
}
