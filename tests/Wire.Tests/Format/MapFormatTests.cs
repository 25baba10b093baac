using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class MapFormatTests
{
    [Fact]
    public void EntriesAreMessagesWithKeyAndValue()
    {
        Assert.Equal(WireBuilder.Hex("0A 04 08 01 10 02"), new Maps { Int32S = [new(1, 2)] }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("62 06 0A 01 61 12 01 62"), new Maps { Strings = [new("a", "b")] }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("8A 01 05 0A 01 61 12 00"), new Maps { Points = [new("a", default)] }.ToByteArray());
    }

    [Theory]
    [InlineData("0A 00", 0, 0)]
    [InlineData("0A 02 08 05", 5, 0)]
    [InlineData("0A 02 10 05", 0, 5)]
    [InlineData("0A 04 10 05 08 06", 6, 5)]
    [InlineData("0A 08 08 01 18 07 08 02 10 03", 2, 3)]
    [InlineData("0A 09 0D 01 00 00 00 08 01 10 02", 1, 2)] // a key with a foreign wire type is no key
    public void KeyAndValueMayBeMissingSwappedRepeatedOrAmongOthers(string hex, int key, int value) =>
        Assert.Equal([new(key, value)], Maps.Parse(WireBuilder.Hex(hex)).Int32S);

    [Fact]
    public void MissingKeysAndValuesAreTheTypesDefaults()
    {
        Maps message = Maps.Parse(WireBuilder.Hex("62 00  7A 00  8A 01 00  82 01 00  FA FF FF FF 0F 00"));

        Assert.Equal([new("", "")], message.Strings);
        Assert.Equal([new("", ByteString.Empty)], message.ByteStrings);
        Assert.Equal([new("", default)], message.Points);
        Assert.Equal([new("", Color.Unspecified)], message.Colors);
        Assert.Equal([new(0, default)], message.Lists);
        Assert.Equal(message, Maps.Parse(message.ToByteArray()));
    }

    [Fact]
    public void TheLastEntryOfAKeyWinsAndKeepsItsPlace()
    {
        byte[] data = WireBuilder.New()
            .Message(17, e => e.Text(1, "a").Message(2, p => p.Varint(1, 1)))
            .Message(17, e => e.Text(1, "b"))
            .Message(17, e => e.Text(1, "a").Message(2, p => p.Varint(2, 2)))
            .ToArray();

        Assert.Equal([new("a", new Point { Y = 2 }), new("b", default)], Maps.Parse(data).Points.ToArray());
    }

    [Fact]
    public void ManyEntriesSurviveInOrder()
    {
        var strings = new MapBuilder<string, string>();
        var numbers = new MapBuilder<ulong, ulong>();
        for (int i = 0; i < 5000; i++)
        {
            strings[$"key {i}"] = $"value {i}";
            numbers[(ulong)i << 32] = (ulong)i;
        }
        var message = new Maps { Strings = strings.ToMap(), Uint64S = numbers.ToMap() };
        Maps back = Maps.Parse(message.ToByteArray());

        Assert.Equal(message, back);
        Assert.Equal(message.Strings.Keys, back.Strings.Keys);
        Assert.Equal("value 4999", back.Strings["key 4999"]);
        Assert.Equal(4711UL, back.Uint64S[4711UL << 32]);
    }

    [Theory]
    [InlineData("0A 01 08")]
    [InlineData("0A 03 10 80 80")]
    [InlineData("62 03 0A 05 61")]
    [InlineData("62 04 0A 02 C3 28")]
    [InlineData("62 04 12 02 C3 28")]
    [InlineData("0A 01 0C")]
    [InlineData("0A 02 0B 0C 0C")]
    public void ABadEntryIsRefused(string hex) => Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.Hex(hex)));
}
