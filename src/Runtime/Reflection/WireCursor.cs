using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>
/// Steps through the records of one message in wire format. Positions count from the start of the outermost data, so that errors of nested
/// messages name the right place. For code that is not speed-critical: descriptors, error paths, text for people.
/// </summary>
internal ref struct WireCursor
{
    private readonly ref byte _start;
    private readonly nint _end;
    private nint _pos;
    private uint _tag;

    public WireCursor(ReadOnlySpan<byte> data)
        : this(ref MemoryMarshal.GetReference(data), 0, data.Length)
    {
    }

    /// <summary>The records of a message in the middle of <paramref name="data"/>.</summary>
    public WireCursor(ReadOnlySpan<byte> data, nint pos, nint end)
        : this(ref MemoryMarshal.GetReference(data), pos, end)
    {
    }

    private WireCursor(ref byte start, nint pos, nint end)
    {
        _start = ref start;
        _pos = pos;
        _end = end;
    }

    /// <summary>Where the current record's tag starts; before the first record and after the last, the position.</summary>
    public nint TagStart { get; private set; }

    /// <summary>Where the next record starts, once the value is read.</summary>
    public readonly nint Position => _pos;

    /// <summary>The first byte of the value: behind the length prefix, or behind a group's start tag.</summary>
    public nint ValueStart { get; private set; }

    /// <summary>The end of the value; a group's is in front of its end tag.</summary>
    public nint ValueEnd { get; private set; }

    /// <summary>A varint's or fixed-width value's bits.</summary>
    public ulong Bits { get; private set; }

    public readonly uint Tag => _tag;

    public readonly int Number => (int)(_tag >> 3);

    public readonly uint WireType => WireFormat.WireType(_tag);

    public readonly bool IsVarint => WireType == WireFormat.Varint;

    public readonly bool IsLengthDelimited => WireType == WireFormat.LengthDelimited;

    /// <summary>The value of an <c>int32</c> or enum.</summary>
    public readonly int Int32 => (int)Bits;

    /// <summary>The bytes of a length-delimited value or a group's content.</summary>
    public readonly ReadOnlySpan<byte> Payload =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, ValueStart), (int)(ValueEnd - ValueStart));

    /// <summary>Reads the next record; false at the end.</summary>
    /// <exception cref="ProtoException">The data is malformed.</exception>
    public bool Next()
    {
        if (!NextTag())
            return false;
        ReadValue();
        return true;
    }

    /// <summary>Reads the next tag only, so that the caller knows the field when its value turns out to be malformed.</summary>
    /// <exception cref="ProtoException">The data is malformed.</exception>
    public bool NextTag()
    {
        TagStart = _pos;
        if (_pos >= _end)
            return false;
        _pos = WireReader.Tag(ref _start, _pos, _end, out _tag);
        ValueStart = _pos;
        return true;
    }

    /// <summary>Reads the value behind the tag.</summary>
    /// <exception cref="ProtoException">The data is malformed, or an end-group tag without its start.</exception>
    public void ReadValue()
    {
        switch (WireType)
        {
            case WireFormat.Varint when _tag >= 8:
                _pos = WireReader.UInt64(ref _start, _pos, _end, out ulong varint);
                Bits = varint;
                break;
            case WireFormat.LengthDelimited when _tag >= 8:
                ValueStart = WireReader.Length(ref _start, _pos, _end, out _pos);
                break;
            case WireFormat.StartGroup when _tag >= 8:
                ReadGroup();
                return;
            case WireFormat.Fixed64 when _tag >= 8:
                _pos = WireReader.Fixed64(ref _start, _pos, _end, out ulong fixed64);
                Bits = fixed64;
                break;
            case WireFormat.Fixed32 when _tag >= 8:
                _pos = WireReader.Fixed32(ref _start, _pos, _end, out uint fixed32);
                Bits = fixed32;
                break;
            default:
                Throw.Tag(_pos);
                break;
        }
        ValueEnd = _pos;
    }

    /// <summary>The records inside the current length-delimited value or group.</summary>
    public readonly WireCursor Enter() => new(ref _start, ValueStart, ValueEnd);

    /// <summary>The current length-delimited value as a string.</summary>
    /// <exception cref="ProtoException">It is not valid UTF-8.</exception>
    public readonly string ReadString() => Utf8Decoder.Decode(ref _start, ValueStart, ValueEnd - ValueStart);

    private void ReadGroup()
    {
        var state = new ParseState(ParseOptions.DefaultMaxDepth, long.MaxValue);
        while (_pos < _end)
        {
            ValueEnd = _pos;
            _pos = WireReader.Tag(ref _start, _pos, _end, out uint inner);
            if (WireFormat.WireType(inner) == WireFormat.EndGroup)
            {
                if (inner != _tag + 1)
                    Throw.EndGroup(_pos);
                return;
            }
            _pos = WireReader.Skip(ref _start, _pos, _end, inner, ref state);
        }
        Throw.EndGroup(_pos);
    }
}
