using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class ExtensionFields
{
    /// <summary>Unknown fields are compared by bytes, so equal values must give equal bytes.</summary>
    private static readonly SerializeOptions Canonical = new() { Deterministic = true };

    /// <summary>Assigns a value; null clears.</summary>
    /// <exception cref="ProtoException">The value cannot be serialized.</exception>
    public static void Set<TMessage, TValue>(ref UnknownFieldData? fields, Extension<TMessage, TValue> extension, in TValue? value)
        where TMessage : struct, IMessage<TMessage>
        where TValue : struct
    {
        if (value.HasValue)
            Replace(ref fields, extension, in Nullable.GetValueRefOrDefaultRef(in value));
        else
            Clear(ref fields, extension);
    }

    /// <summary>Assigns a value; null clears.</summary>
    /// <exception cref="ProtoException">The value cannot be serialized.</exception>
    public static void Set<TMessage>(ref UnknownFieldData? fields, Extension<TMessage, string> extension, string? value)
        where TMessage : struct, IMessage<TMessage>
    {
        if (value is not null)
            Replace(ref fields, extension, in value);
        else
            Clear(ref fields, extension);
    }

    /// <summary>Assigns a list; an empty one clears.</summary>
    /// <exception cref="ProtoException">An element cannot be serialized.</exception>
    public static void Set<TMessage, TElement>(ref UnknownFieldData? fields, RepeatedExtension<TMessage, TElement> extension, Repeated<TElement> value)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        ExtensionCodec<TElement> codec = extension.Codec;
        ReadOnlySpan<TElement> items = value.AsSpan();
        nint pos = ReverseWriter.Begin(Canonical, out ReverseWriter writer);
        for (int i = items.Length - 1; i >= 0; i--)
        {
            pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
            pos = extension.IsPacked
                ? codec.WriteValue(ref writer, pos, in items[i])
                : codec.Write(ref writer, pos, TagOf(extension.FieldNumber, codec.WireType), in items[i]);
        }
        if (extension.IsPacked && items.Length > 0)
        {
            pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
            pos = writer.Varint(pos, (uint)writer.Written(pos));
            pos = writer.LongTag(pos, TagOf(extension.FieldNumber, WireFormat.LengthDelimited));
        }
        Finish(ref fields, extension, in writer, pos);
    }

    /// <summary>Takes every record with the extension's number away.</summary>
    public static void Clear<TMessage>(ref UnknownFieldData? fields, Extension<TMessage> extension)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        Replace(ref fields, extension, default);
    }

    private static void Replace<TMessage, TValue>(ref UnknownFieldData? fields, Extension<TMessage, TValue> extension, in TValue value)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        ExtensionCodec<TValue> codec = extension.Codec;
        nint pos = ReverseWriter.Begin(Canonical, out ReverseWriter writer);
        pos = extension.FieldNumber <= MessageSet.MaxFieldNumber
            ? codec.Write(ref writer, pos, TagOf(extension.FieldNumber, codec.WireType), in value)
            : MessageSet.WriteItem(ref writer, pos, extension.FieldNumber, codec, in value);
        Finish(ref fields, extension, in writer, pos);
    }

    private static void Finish<TMessage>(ref UnknownFieldData? fields, Extension<TMessage> extension, scoped in ReverseWriter writer, nint pos)
        where TMessage : struct, IMessage<TMessage>
    {
        using var encoded = new EncodedMessage(in writer, pos);
        Replace(ref fields, extension, encoded.ToArray());
    }

    /// <summary>Puts records in the place of the first one that the extension has, or at the end, and takes its others away. The rest keeps its order.</summary>
    private static void Replace<TMessage>(ref UnknownFieldData? fields, Extension<TMessage> extension, ReadOnlySpan<byte> records)
        where TMessage : struct, IMessage<TMessage>
    {
        ReadOnlySpan<byte> old = fields is null ? default : fields.Bytes;
        if ((long)old.Length + records.Length > Array.MaxLength)
            Throw.TooLarge();
        byte[] replaced = GC.AllocateUninitializedArray<byte>(old.Length + records.Length);
        int length = 0;
        bool isPlaced = false;
        var record = new UnknownRecords(old);
        while (record.Next())
        {
            bool isOld = extension.FieldNumber <= MessageSet.MaxFieldNumber ? record.Number == extension.FieldNumber : record.EnterItem() == extension.FieldNumber;
            if (!isOld)
                Append(old[(int)record.Start..(int)record.End]);
            else if (!isPlaced)
                Append(records);
            isPlaced |= isOld;
        }
        if (!isPlaced)
            Append(records);
        fields = length == 0 ? null : new UnknownFieldData(replaced, length, owner: 0);

        void Append(scoped ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(replaced.AsSpan(length));
            length += bytes.Length;
        }
    }

    private static uint TagOf(int fieldNumber, uint wireType) => ((uint)fieldNumber << 3) | wireType;
}
