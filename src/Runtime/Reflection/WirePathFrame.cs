namespace ProtoGen.Reflection;

/// <summary>One message on the way to a place in wire data, and the record of it that is open.</summary>
internal sealed class WirePathFrame(MessageDescriptor? message, nint start, nint end, uint endTag)
{
    public const int NoIndex = -1;
    private Dictionary<int, int>? _counts;

    /// <summary>The type; null inside a group that the descriptors do not know.</summary>
    public MessageDescriptor? Message { get; } = message;

    public nint Start { get; } = start;

    public nint End { get; } = end;

    /// <summary>The tag that closes a group; zero for a message with a length.</summary>
    public uint EndTag { get; } = endTag;

    /// <summary>Where the next record starts.</summary>
    public nint Position { get; set; } = start;

    /// <summary>The field number of the open record; zero when none is open.</summary>
    public int Number { get; private set; }

    public FieldDescriptor? Field { get; private set; }

    /// <summary>Which element of a repeated field the open record is.</summary>
    public int Index { get; private set; } = NoIndex;

    public void Open(int number)
    {
        Number = number;
        Field = Message?.FindFieldByNumber(number);
        Index = Field is { IsRepeated: true, IsMap: false } ? _counts?.GetValueOrDefault(number) ?? 0 : NoIndex;
    }

    public void Close(int elements)
    {
        if (Index != NoIndex)
            (_counts ??= [])[Number] = Index + elements;
        Number = 0;
        Field = null;
        Index = NoIndex;
    }

    /// <summary>Moves the index to the element at <paramref name="offset"/> of a packed payload.</summary>
    public void PlaceInPacked(ReadOnlySpan<byte> payload, long offset)
    {
        bool isWhole = PackedElements.IsWhole(Field!.FieldType, payload);
        Index = isWhole ? Index + PackedElements.Count(Field.FieldType, payload[..(int)Math.Clamp(offset, 0, payload.Length)]) : NoIndex;
    }
}
