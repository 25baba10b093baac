using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Reflection;

/// <summary>
/// The value of a field whose type is known at run time only: a number, a text, a message, a list or a map, without boxing. Values of C# types
/// convert to it implicitly. Equal by kind and content; <c>float</c> and <c>double</c> bit by bit.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct DynamicValue : IEquatable<DynamicValue>
{
    // A number's kind, or the object itself: 16 bytes, and a torn copy still has the kind of one of its halves and bits of no danger.
    private readonly object? _reference;
    private readonly ulong _bits;

    private DynamicValue(object reference) => _reference = reference;

    private DynamicValue(NumberKind kind, ulong bits)
    {
        _reference = kind;
        _bits = bits;
    }

    /// <summary>What the value is.</summary>
    public DynamicValueKind Kind => _reference switch
    {
        null => DynamicValueKind.None,
        NumberKind number => number.Kind,
        string => DynamicValueKind.String,
        DynamicMessage => DynamicValueKind.Message,
        byte[] => DynamicValueKind.Bytes,
        DynamicList => DynamicValueKind.List,
        _ => DynamicValueKind.Map,
    };

    /// <summary>True for the value of an absent sub-message.</summary>
    public bool IsNone => _reference is null;

    /// <summary>A number's bits: integers and enums widened to 64 bits by their sign, <c>float</c> in the low half.</summary>
    internal ulong Bits => _bits;

    internal DynamicMessage? MessageOrNull => _reference as DynamicMessage;

    internal DynamicList? ListOrNull => _reference as DynamicList;

    internal DynamicMap? MapOrNull => _reference as DynamicMap;

    /// <summary>The content as its C# type, numbers boxed; an enum as <see cref="int"/>, None as null.</summary>
    public object? ToObject() => Kind switch
    {
        DynamicValueKind.Bool => _bits != 0,
        DynamicValueKind.Int32 or DynamicValueKind.Enum => (int)_bits,
        DynamicValueKind.Int64 => (long)_bits,
        DynamicValueKind.UInt32 => (uint)_bits,
        DynamicValueKind.UInt64 => _bits,
        DynamicValueKind.Float => BitConverter.UInt32BitsToSingle((uint)_bits),
        DynamicValueKind.Double => BitConverter.UInt64BitsToDouble(_bits),
        DynamicValueKind.Bytes => ByteString.Wrap((byte[])_reference!),
        _ => _reference,
    };

    /// <inheritdoc/>
    /// <exception cref="InsufficientExecutionStackException">Messages nest too deep for the stack.</exception>
    public bool Equals(DynamicValue other)
    {
        if (_bits != other._bits)
            return false;
        if (ReferenceEquals(_reference, other._reference))
            return true;
        return _reference switch
        {
            string text => other._reference is string second && text == second,
            byte[] bytes => other._reference is byte[] second && bytes.AsSpan().SequenceEqual(second),
            DynamicMessage message => message.Equals(other.MessageOrNull),
            DynamicList list => other.ListOrNull is { } second && list.ContentEquals(second),
            DynamicMap map => other.MapOrNull is { } second && map.ContentEquals(second),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DynamicValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode(); // seeded per process: hostile map keys do not meet in one bucket
        switch (_reference)
        {
            case NumberKind:
                hash.Add(_bits);
                break;
            case byte[] bytes:
                hash.AddBytes(bytes);
                break;
            case string text:
                hash.Add(text);
                break;
            case DynamicMessage message:
                hash.Add(message.GetHashCode());
                break;
            case DynamicList list:
                hash.Add(list.ContentHash());
                break;
            case DynamicMap map:
                hash.Add(map.ContentHash());
                break;
        }
        return hash.ToHashCode();
    }

    /// <summary>The value for people.</summary>
    public override string ToString() => ToObject() switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <summary>Compares by kind and content.</summary>
    public static bool operator ==(DynamicValue left, DynamicValue right) => left.Equals(right);

    /// <summary>Compares by kind and content.</summary>
    public static bool operator !=(DynamicValue left, DynamicValue right) => !left.Equals(right);

    /// <summary>Marks a value as a number of a kind.</summary>
    private sealed class NumberKind(DynamicValueKind kind)
    {
        public static readonly NumberKind Bool = new(DynamicValueKind.Bool);
        public static readonly NumberKind Int32 = new(DynamicValueKind.Int32);
        public static readonly NumberKind Int64 = new(DynamicValueKind.Int64);
        public static readonly NumberKind UInt32 = new(DynamicValueKind.UInt32);
        public static readonly NumberKind UInt64 = new(DynamicValueKind.UInt64);
        public static readonly NumberKind Float = new(DynamicValueKind.Float);
        public static readonly NumberKind Double = new(DynamicValueKind.Double);
        public static readonly NumberKind Enum = new(DynamicValueKind.Enum);

        public DynamicValueKind Kind { get; } = kind;
    }
}
