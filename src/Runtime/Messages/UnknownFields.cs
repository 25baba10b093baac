using System.Runtime.InteropServices;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>
/// The fields of a message that its type does not know, as wire data in the order in which they came. They are written back after the known
/// fields and count in equality, by bytes.
/// </summary>
public readonly struct UnknownFields : IEquatable<UnknownFields>
{
    private readonly UnknownFieldData? _data;

    /// <summary>Wraps the storage of a generated message.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public UnknownFields(UnknownFieldData? data) => _data = data;

    /// <summary>The storage for a generated message.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public UnknownFieldData? Data => _data;

    /// <summary>No fields.</summary>
    public static UnknownFields Empty => default;

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => _data is null || _data.Length == 0;

    /// <summary>The size on the wire in bytes.</summary>
    public int Length => _data?.Length ?? 0;

    /// <summary>The fields as they go out on the wire.</summary>
    public ReadOnlySpan<byte> Span => _data is null ? default : _data.Bytes;

    /// <summary>Takes whole fields in wire format.</summary>
    /// <exception cref="ProtoException">The bytes are not a sequence of complete fields.</exception>
    public static UnknownFields Parse(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return default;
        var state = new ParseState(ParseOptions.DefaultMaxDepth, long.MaxValue);
        UnknownFieldData? fields = null;
        ref byte start = ref MemoryMarshal.GetReference(data);
        nint pos = 0;
        while (pos < data.Length)
        {
            pos = WireReader.Tag(ref start, pos, data.Length, out uint tag);
            pos = WireReader.Unknown(ref start, pos, data.Length, tag, ref fields, ref state);
        }
        return new UnknownFields(fields);
    }

    /// <inheritdoc/>
    public bool Equals(UnknownFields other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnknownFields other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (IsEmpty)
            return 0;
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Compares by bytes.</summary>
    public static bool operator ==(UnknownFields left, UnknownFields right) => left.Equals(right);

    /// <summary>Compares by bytes.</summary>
    public static bool operator !=(UnknownFields left, UnknownFields right) => !left.Equals(right);
}
