using System.Buffers.Binary;
using System.Text;

namespace ProtoGen.Tests.Wire.Support;

/// <summary>Builds wire data field by field, valid or not. Deliberately naive, so that it shares no mistake with the codec.</summary>
public sealed class WireBuilder
{
    private readonly List<byte> _bytes = [];

    public static WireBuilder New() => new();

    /// <summary>Parses <c>"08 96 01"</c>; spaces are free.</summary>
    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public byte[] ToArray() => [.. _bytes];

    public WireBuilder Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public WireBuilder Raw(string hex) => Raw(Hex(hex));

    public WireBuilder Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
        return this;
    }

    public WireBuilder Tag(uint number, uint wireType) => Varint(((ulong)number << 3) | wireType);

    public WireBuilder Varint(uint number, long value) => Tag(number, 0).Varint((ulong)value);

    public WireBuilder Fixed64(uint number, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Tag(number, 1).Raw(bytes);
    }

    public WireBuilder Fixed32(uint number, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return Tag(number, 5).Raw(bytes);
    }

    public WireBuilder Bytes(uint number, params ReadOnlySpan<byte> payload) => Tag(number, 2).Varint((ulong)payload.Length).Raw(payload);

    public WireBuilder Text(uint number, string text) => Bytes(number, Encoding.UTF8.GetBytes(text));

    public WireBuilder Message(uint number, Action<WireBuilder> build)
    {
        var inner = new WireBuilder();
        build(inner);
        return Bytes(number, inner.ToArray());
    }

    public WireBuilder Group(uint number, Action<WireBuilder> build)
    {
        Tag(number, 3);
        build(this);
        return Tag(number, 4);
    }

    /// <summary>The same field nested in itself: <paramref name="depth"/> messages around an empty innermost one.</summary>
    public static byte[] Nest(int depth, Func<byte[], byte[]> wrap)
    {
        byte[] inner = [];
        for (int i = 0; i < depth; i++)
            inner = wrap(inner);
        return inner;
    }
}
