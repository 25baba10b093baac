using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class UnknownFieldTests
{
    private static readonly byte[] _every = WireBuilder.New()
        .Varint(1000, -1).Fixed64(5, ulong.MaxValue).Text(536870911, "x").Group(7, group => group.Varint(1, 1).Group(2, inner => inner.Fixed32(3, 4)))
        .Fixed32(5, 6).Varint(1000, 2).Bytes(5).ToArray();

    [Fact]
    public void TheyAreKeptInOrderAndWrittenBehindTheKnownFields()
    {
        byte[] data = [.. _every, .. new Point { X = 1, Y = 2 }.ToByteArray(), .. _every];
        Point message = Point.Parse(data);

        Assert.Equal([.. new Point { X = 1, Y = 2 }.ToByteArray(), .. _every, .. _every], message.ToByteArray());
        Assert.Equal([.. _every, .. _every], message.UnknownFields.Span.ToArray());
        Assert.Equal(_every.Length * 2, message.UnknownFields.Length);
    }

    [Fact]
    public void SubMessagesElementsAndMapValuesKeepTheirs()
    {
        byte[] data = WireBuilder.New()
            .Message(17, m => m.Raw(_every)).Message(18, m => m.Message(17, p => p.Raw(_every))).ToArray();
        byte[] lists = WireBuilder.New().Message(17, m => m.Raw(_every)).Message(17, m => m.Varint(9, 9)).ToArray();
        byte[] maps = WireBuilder.New().Message(17, e => e.Text(1, "k").Message(2, m => m.Raw(_every))).ToArray();

        Assert.Equal(data, Scalars.Parse(data).ToByteArray());
        Assert.Equal(lists, Lists.Parse(lists).ToByteArray());
        Assert.Equal(maps, Maps.Parse(maps).ToByteArray());
    }

    [Fact]
    public void TheyCountInEqualityByTheirBytes()
    {
        Point with = Point.Parse(_every);
        Point again = Point.Parse(_every);

        Assert.Equal(with, again);
        Assert.Equal(with.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(default, with);
        Assert.NotEqual(Point.Parse(WireBuilder.New().Varint(9, 1).Varint(8, 1).ToArray()), Point.Parse(WireBuilder.New().Varint(8, 1).Varint(9, 1).ToArray()));
    }

    [Fact]
    public void TheyCanBeTakenAwayAndSet()
    {
        Point message = Point.Parse([.. _every, 0x08, 0x01]);

        Assert.Equal(new Point { X = 1 }, message with { UnknownFields = default });
        Assert.Equal(message, new Point { X = 1, UnknownFields = UnknownFields.Parse(_every) });
        Assert.True((message with { UnknownFields = UnknownFields.Empty }).UnknownFields.IsEmpty);
    }

    [Fact]
    public void CopiesDoNotShareLaterAdditions()
    {
        Point message = Point.Parse(_every);
        Point copy = message;
        message.MergeFrom(WireBuilder.New().Varint(50, 1).ToArray());

        Assert.Equal(_every, copy.ToByteArray());
        Assert.Equal([.. _every, .. WireBuilder.New().Varint(50, 1).ToArray()], message.ToByteArray());
    }

    [Theory]
    [InlineData("4D 00 00 00")]
    [InlineData("49 00 00 00 00 00 00 00")]
    [InlineData("4A 05 00")]
    [InlineData("48 80")]
    [InlineData("4B")]
    [InlineData("4B 08 01")]
    [InlineData("4B 54")]
    [InlineData("4C")]
    public void TheyMustBeWellFormed(string hex)
    {
        Assert.Throws<ProtoException>(() => Point.Parse(WireBuilder.Hex(hex)));
        Assert.Throws<ProtoException>(() => UnknownFields.Parse(WireBuilder.Hex(hex)));
    }

    [Fact]
    public void LargeOnesAreLinkedIntoTheOutput()
    {
        byte[] payload = new byte[200_000];
        new Random(3).NextBytes(payload);
        byte[] data = WireBuilder.New().Varint(1, 1).Bytes(99, payload).Bytes(98, payload).ToArray();

        Assert.Equal(data, Point.Parse(data).ToByteArray());
        byte[] nested = WireBuilder.New().Varint(3, 1).Bytes(17, data).ToArray();
        Assert.Equal(nested, Scalars.Parse(nested).ToByteArray());
    }
}
