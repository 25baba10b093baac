using Cases.V2;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class ClosedEnumTests
{
    private static readonly byte[] _must = WireBuilder.New().Varint(7, 10).ToArray();

    [Fact]
    public void AForeignNumberIsAnUnknownField()
    {
        byte[] foreign = WireBuilder.New().Varint(1, 99).ToArray();
        ClosedEnums message = ClosedEnums.Parse([.. foreign, .. _must]);

        Assert.Null(message.Single);
        Assert.Equal(foreign, message.UnknownFields.Span.ToArray());
        Assert.Equal([.. _must, .. foreign], message.ToByteArray());
    }

    [Fact]
    public void AForeignNumberLeavesAnEarlierValue()
    {
        ClosedEnums message = ClosedEnums.Parse([.. WireBuilder.New().Varint(1, 20).Varint(1, 99).Varint(5, -1).Varint(5, 99).ToArray(), .. _must]);

        Assert.Equal(Level.High, message.Single);
        Assert.Equal(Level.Negative, message.Chosen);
        Assert.Equal(WireBuilder.New().Varint(1, 99).Varint(5, 99).ToArray(), message.UnknownFields.Span.ToArray());
    }

    [Fact]
    public void AForeignNumberDoesNotClearAnotherMemberOfTheOneof()
    {
        ClosedEnums message = ClosedEnums.Parse([.. WireBuilder.New().Varint(6, 5).Varint(5, 99).ToArray(), .. _must]);

        Assert.Equal(5, message.Other);
        Assert.Equal(ClosedEnums.PickOneofCase.Other, message.PickCase);
    }

    [Fact]
    public void ListsKeepTheKnownNumbersAndUnknownFieldsTheRest()
    {
        byte[] data = [.. WireBuilder.New().Varint(2, 10).Varint(2, 99).Bytes(2, 20, 98, 10).Bytes(3, 10, 97, 20).Varint(3, 96).ToArray(), .. _must];
        ClosedEnums message = ClosedEnums.Parse(data);

        Assert.Equal([Level.Low, Level.High, Level.Low], message.Many);
        Assert.Equal([Level.Low, Level.High], message.Packed);
        Assert.Equal(WireBuilder.New().Varint(2, 99).Varint(2, 98).Varint(3, 97).Varint(3, 96).ToArray(), message.UnknownFields.Span.ToArray());
    }

    [Fact]
    public void AMapEntryWithAForeignValueIsAnUnknownField()
    {
        byte[] foreign = WireBuilder.New().Message(4, entry => entry.Varint(1, 5).Varint(2, 99)).ToArray();
        ClosedEnums message = ClosedEnums.Parse([.. foreign, .. WireBuilder.New().Message(4, entry => entry.Varint(1, 6).Varint(2, 1)).ToArray(), .. _must]);

        Assert.Equal([new(6, Zeroed.One)], message.Map);
        Assert.Equal(foreign, message.UnknownFields.Span.ToArray());
    }

    [Fact]
    public void ARequiredEnumWithAForeignNumberIsMissing() => Assert.Throws<ProtoException>(() => ClosedEnums.Parse(WireBuilder.New().Varint(7, 99).ToArray()));

    [Fact]
    public void NegativeNumbersTakeTenBytes()
    {
        byte[] data = [.. WireBuilder.Hex("08 FF FF FF FF FF FF FF FF FF 01"), .. _must];

        Assert.Equal(Level.Negative, ClosedEnums.Parse(data).Single);
        Assert.Equal(data, ClosedEnums.Parse(data).ToByteArray());
    }
}
