using Cases.V2;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class GroupTests
{
    [Fact]
    public void GroupsStandBetweenTheirTags()
    {
        var message = new Groups
        {
            Single = new Groups.Types.Single { Number = 1, Deep = new Groups.Types.Single.Types.Deep { Text = "d", Numbers = [1, 2] } },
            Many = [new Groups.Types.Many { Number = 2 }, default],
            Chosen = new Groups.Types.Chosen { Numbers = [3] },
            Far = new Groups.Types.Far { Number = 4 },
            Outer = [new Groups.Types.Outer { Inside = new Groups { Other = 5 } }],
        };
        byte[] expected = WireBuilder.Hex(
            "0B 08 01 13 1A 01 64 20 01 20 02 14 0C  13 08 02 14 13 14  1B 10 03 1C  2B 0A 02 20 05 2C  FB FF FF FF 0F F8 FF FF FF 0F 04 FC FF FF FF 0F");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Groups.Parse(expected));
    }

    [Fact]
    public void GroupsInSeveralRecordsAreMerged()
    {
        byte[] data = WireBuilder.New()
            .Group(1, g => g.Varint(1, 1).Group(2, d => d.Varint(4, 1)))
            .Group(1, g => g.Group(2, d => d.Text(3, "t").Varint(4, 2)))
            .Group(3, g => g.Varint(1, 1).Varint(2, 1)).Group(3, g => g.Varint(2, 2))
            .ToArray();

        Groups message = Groups.Parse(data);

        Assert.Equal(new Groups.Types.Single { Number = 1, Deep = new() { Text = "t", Numbers = [1, 2] } }, message.Single);
        Assert.Equal(new Groups.Types.Chosen { Number = 1, Numbers = [1, 2] }, message.Chosen);
    }

    [Fact]
    public void ManyGroupsOfARepeatedFieldGiveAnExactArray()
    {
        var data = new WireBuilder();
        for (int i = 0; i < 33; i++)
            data.Group(2, g => g.Varint(1, i).Text(2, "a").Varint(1, i).Text(2, "b"));
        Groups message = Groups.Parse(data.ToArray());

        Assert.Equal(33, message.Many.Items!.Length);
        Assert.Equal(new Groups.Types.Many { Number = 32, Strings = ["a", "b"] }, message.Many[32]);
    }

    [Theory]
    [InlineData("0B")] // never closed
    [InlineData("0B 08 01")]
    [InlineData("0B 14")] // closed by another
    [InlineData("0B 13 0C 14")] // closed in the wrong order
    [InlineData("0C")] // never opened
    [InlineData("13 08 01 0C")]
    [InlineData("0B 04")] // field number zero
    [InlineData("32 02 0B 0C 0C")]
    [InlineData("32 01 0B 0C")] // closed outside its message
    [InlineData("32 01 0C")]
    [InlineData("0B 0C 0C")]
    [InlineData("1B 14")]
    [InlineData("2B 0A 01 2C 2C")]
    [InlineData("33 34 0C")] // unknown: field 6 is a message
    [InlineData("33 3C")]
    public void EndsMustMatchTheirStarts(string hex) => Assert.Throws<ProtoException>(() => Groups.Parse(WireBuilder.Hex(hex)));

    [Fact]
    public void AGroupWhereAMessageIsDeclaredIsUnknownAndTheOtherWayRound()
    {
        byte[] data = WireBuilder.New().Group(6, g => g.Varint(4, 1)).Bytes(1, 8, 1).ToArray();
        Groups message = Groups.Parse(data);

        Assert.False(message.HasNested);
        Assert.False(message.HasSingle);
        Assert.Equal(data, message.ToByteArray());
    }
}
