using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class WrapperTests
{
    [Fact]
    public void AWrapperIsItsNullableValue()
    {
        var message = new Wrappers { Int64 = 0, String = "", Bool = true, Double = -0.0, Bytes = [1] };
        byte[] expected = WireBuilder.Hex("0A 09 09 00 00 00 00 00 00 00 80  1A 00  3A 02 08 01  42 00  4A 03 0A 01 01");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Wrappers.Parse(expected));
        Assert.True(message.HasInt64);
        Assert.False(message.HasUint32);
        Assert.Null(message.Uint32);
    }

    [Fact]
    public void RecordsOfAWrapperMergeLikeAnyMessage()
    {
        byte[] data = WireBuilder.New()
            .Bytes(3, 8, 5).Bytes(3)
            .Message(8, w => w.Text(1, "a")).Bytes(8)
            .Message(9, w => w.Bytes(1, 7)).Bytes(9)
            .Bytes(7, 8, 1).Bytes(7, 8, 0)
            .Message(38, w => w.Text(1, "o")).Bytes(38)
            .ToArray();

        Assert.Equal(new Wrappers { Int64 = 5, String = "a", Bytes = [7], Bool = false, OneString = "o" }, Wrappers.Parse(data));
    }

    [Fact]
    public void InAOneofAnotherMemberBetweenDropsTheValue()
    {
        byte[] data = WireBuilder.New().Message(38, w => w.Text(1, "o")).Bytes(37, 8, 1).Bytes(38).ToArray();

        Assert.Equal(new Wrappers { OneString = "" }, Wrappers.Parse(data));
        Assert.Equal(new Wrappers { OneUint64 = 7 }, Wrappers.Parse(WireBuilder.New().Bytes(34, 8, 7).Bytes(34).ToArray()));
        Assert.Equal(new Wrappers { OneBytes = [7] }, Wrappers.Parse(WireBuilder.New().Bytes(39, 10, 1, 7).Bytes(39).ToArray()));
    }

    [Fact]
    public void InListsAndMapsWrappersAreMessages()
    {
        var message = new Wrappers
        {
            Int64S = [new Int64Value { Value = 5 }, default], StringMap = [new("a", new StringValue { Value = "b" }), new("", default)],
        };
        byte[] expected = WireBuilder.Hex("6A 02 08 05 6A 00  E2 01 08 0A 01 61 12 03 0A 01 62  E2 01 02 12 00");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Wrappers.Parse(expected));
    }

    [Theory]
    [InlineData("1A 05 08 01")]
    [InlineData("1A 01 08")]
    [InlineData("1A 02 08 80")]
    [InlineData("42 02 0A 05")]
    [InlineData("42 04 0A 02 C3 28")]
    [InlineData("1A 01 0C")]
    [InlineData("1A 02 0B 0C 0C")]
    public void ABadWrapperIsRefused(string hex) => Assert.Throws<ProtoException>(() => Wrappers.Parse(WireBuilder.Hex(hex)));
}
