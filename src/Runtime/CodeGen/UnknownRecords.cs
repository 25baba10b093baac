using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>Goes through the records of unknown fields, which are known to be whole.</summary>
internal ref struct UnknownRecords
{
    // What a parse may have let through (ParseOptions.MaxDepth); the stack is looked after on the way.
    private const int MaxDepth = 10_000;

    private readonly ref byte _start;
    private readonly nint _end;
    private ParseState _state = new(MaxDepth, long.MaxValue);

    public UnknownRecords(ReadOnlySpan<byte> data)
    {
        _start = ref MemoryMarshal.GetReference(data);
        _end = data.Length;
    }

    /// <summary>Where the record starts.</summary>
    public nint Start { get; private set; }

    /// <summary>Where its value starts, a length prefix included.</summary>
    public nint Value { get; private set; }

    /// <summary>Where the record ends.</summary>
    public nint End { get; private set; }

    public uint Tag { get; private set; }

    public readonly int Number => (int)(Tag >> 3);

    public bool Next()
    {
        Start = End;
        if (Start == _end)
            return false;
        Value = WireReader.Tag(ref _start, Start, _end, out uint tag);
        Tag = tag;
        End = WireReader.Skip(ref _start, Value, _end, tag, ref _state);
        return true;
    }

    /// <summary>The type id of a message set's item that is kept whole; 0 for every other record. Its <see cref="Value"/> becomes the message's.</summary>
    public int EnterItem()
    {
        if (Tag != MessageSet.ItemTag)
            return 0;
        MessageSet.ReadItem(ref _start, Value, _end, out int typeId, out nint message, ref _state);
        Value = message;
        return typeId;
    }
}
