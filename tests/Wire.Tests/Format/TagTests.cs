using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class TagTests
{
    [Fact]
    public void TagsOfOneToFiveBytesGoOutInTheirShortestForm()
    {
        var message = new Numbers
        {
            One = 1, Two = 2, TwoLast = 3, Three = 4, ThreeLast = 5, Four = 6, FourLast = 7, Five = "8", Last = 9,
        };
        byte[] expected = WireBuilder.Hex(
            "78 01  80 01 02  F8 7F 03  80 80 01 04  F8 FF 7F 05  80 80 80 01 06  F8 FF FF 7F 07  82 80 80 80 01 01 38  F8 FF FF FF 0F 09");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Numbers.Parse(expected));
    }

    [Fact]
    public void RepeatedFieldsAcceptLongTags()
    {
        var message = new Numbers
        {
            Strings = ["a", "b"], Numbers_ = [1, 2, 3], Points = [new Point { X = 1 }, new Point { Y = 2 }], PointsThree = [default, new Point { X = 3 }],
            StringsTwo = ["c", "d", "e"], Nested = new Numbers { Last = 1 },
        };

        Assert.Equal(message, Numbers.Parse(message.ToByteArray()));
    }

    [Theory]
    [InlineData("F8 00 01", 1)] // field 15 with a tag of two bytes
    [InlineData("F8 80 00 01", 1)]
    [InlineData("F8 80 80 80 00 01", 1)]
    public void OverlongTagsOfUpToFiveBytesAreTheSameTag(string hex, int expected) => Assert.Equal(expected, Numbers.Parse(WireBuilder.Hex(hex)).One);

    [Fact]
    public void AnOverlongTagInsideARunOfElementsIsTheSameTag()
    {
        byte[] data = WireBuilder.New().Text(2000, "a").Raw("82 FD 80 00 01 62").Text(2000, "c").ToArray();

        Assert.Equal(["a", "b", "c"], Numbers.Parse(data).StringsTwo);
        Assert.Equal(["a", "b", "c"], Lists.Parse(WireBuilder.Hex("72 01 61  F2 00 01 62  72 01 63")).Strings);
    }

    [Theory]
    [InlineData("F8 80 80 80 80 00 01")] // six bytes
    [InlineData("F8 80 80 80 10 01")] // more than 32 bits
    [InlineData("FF FF FF FF FF FF FF FF FF 01")]
    public void TagsBeyond32BitsAreRefused(string hex) => Assert.Throws<ProtoException>(() => Numbers.Parse(WireBuilder.Hex(hex)));

    [Theory]
    [InlineData("00 01")]
    [InlineData("01 00 00 00 00 00 00 00 00")]
    [InlineData("02 00")]
    [InlineData("03 04")]
    [InlineData("04")]
    [InlineData("05 00 00 00 00")]
    [InlineData("80 00 01")]
    public void FieldNumberZeroIsRefused(string hex)
    {
        byte[] data = WireBuilder.Hex(hex);

        Assert.Throws<ProtoException>(() => Scalars.Parse(data));
        Assert.Throws<ProtoException>(() => Nothing.Parse(data));
        Assert.Throws<ProtoException>(() => Scalars.Parse(WireBuilder.New().Bytes(18, data).ToArray()));
        Assert.Throws<ProtoException>(() => Nothing.Parse(WireBuilder.New().Group(5, group => group.Raw(data)).ToArray()));
        Assert.Throws<ProtoException>(() => Wrappers.Parse(WireBuilder.New().Bytes(3, data).ToArray()));
        Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.New().Bytes(1, data).ToArray()));
    }

    [Theory]
    [InlineData(6u)]
    [InlineData(7u)]
    public void WireTypes6And7AreRefused(uint wireType)
    {
        foreach (uint number in (uint[])[1, 3, 14, 17, 99, 536870911])
        {
            byte[] data = WireBuilder.New().Tag(number, wireType).Raw(0, 0, 0, 0, 0, 0, 0, 0).ToArray();

            Assert.Throws<ProtoException>(() => Scalars.Parse(data));
            Assert.Throws<ProtoException>(() => Choice.Parse(data));
            Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.New().Bytes(1, data).ToArray()));
            Assert.Throws<ProtoException>(() => UnknownFields.Parse(data));
        }
    }

    [Fact]
    public void AKnownNumberWithAnotherWireTypeIsAnUnknownField()
    {
        byte[] data = WireBuilder.New().Fixed32(3, 7).Varint(14, 8).Fixed64(17, 9).Bytes(1, 1, 2).ToArray();

        Scalars message = Scalars.Parse(data);

        Assert.Equal(new Scalars { UnknownFields = UnknownFields.Parse(data) }, message);
        Assert.Equal(data, message.ToByteArray());
    }
}
