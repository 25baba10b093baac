using System.Text;

namespace ProtoGen.Tests.Reflection;

/// <summary>Wire data written by hand, record by record, right or wrong.</summary>
internal sealed class WireBuilder
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public static implicit operator byte[](WireBuilder builder) => builder._bytes.ToArray();

    public WireBuilder Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public WireBuilder Tag(int number, int wireType) => Number((ulong)((number << 3) | wireType));

    public WireBuilder Varint(int number, long value) => Tag(number, 0).Number((ulong)value);

    public WireBuilder Fixed64(int number, ulong value) => Tag(number, 1).Raw(BitConverter.GetBytes(value));

    public WireBuilder Fixed32(int number, uint value) => Tag(number, 5).Raw(BitConverter.GetBytes(value));

    public WireBuilder Text(int number, string value) => Bytes(number, Encoding.UTF8.GetBytes(value));

    public WireBuilder Bytes(int number, byte[] value) => Tag(number, 2).Number((ulong)value.Length).Raw(value);

    public WireBuilder Group(int number, byte[] content) => Tag(number, 3).Raw(content).Tag(number, 4);

    private WireBuilder Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
        return this;
    }
}
