using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Limits;

/// <summary>A length is a claim: memory follows what is there, not what is promised.</summary>
public sealed class AllocationTests
{
    private const int Slack = 64 * 1024; // exceptions with their stack traces, and what the runtime does on the way

    [Theory]
    [InlineData("0A")] // packed doubles
    [InlineData("1A")] // packed varints
    [InlineData("72")] // strings
    [InlineData("7A")] // bytes
    [InlineData("8A 01")] // messages
    [InlineData("92 01")]
    [InlineData("FA 7F")] // unknown
    public void APrefixOfTwoGigabytesAllocatesLittle(string tag)
    {
        byte[] data = [.. WireBuilder.Hex(tag), 0xff, 0xff, 0xff, 0xff, 0x07, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        Assert.InRange(Allocated(() => Assert.Throws<ProtoException>(() => Lists.Parse(data))), 0, Slack);
    }

    [Fact]
    public void ADelimitedPrefixOfTwoGigabytesAllocatesLittle()
    {
        byte[] data = [0xff, 0xff, 0xff, 0xff, 0x07, 1, 2, 3];

        Assert.InRange(
            Allocated(() => Assert.Throws<ProtoException>(() => Lists.TryParseDelimited(new DribbleStream(data, 1), out _))), 0, Slack + 128 * 1024);
    }

    [Fact]
    public void NestedPrefixesAllocateLittle()
    {
        // Each level claims to hold a run of elements up to the end of the data, and the runs are counted before they are read.
        byte[] data = WireBuilder.Nest(100, inner => WireBuilder.New().Bytes(4, inner).ToArray());

        Assert.InRange(Allocated(() => Tree.Parse(data)), 0, Slack);
    }

    [Fact]
    public void ListsAreAllocatedExactly()
    {
        byte[] data = new Lists { Int32S = Repeated.From(Enumerable.Range(0, 100_000)) }.ToByteArray();
        Lists message = default;

        Assert.InRange(Allocated(() => message = Lists.Parse(data)), 400_000, 400_000 + Slack);
        Assert.Equal(100_000, message.Int32S.Count);
    }

    [Fact]
    public void ARunOfMessagesIsAllocatedOnce()
    {
        byte[] data = new Lists { Points = Repeated.From(Enumerable.Range(0, 10_000).Select(i => new Point { X = i, Y = i })) }.ToByteArray();

        Assert.InRange(Allocated(() => Lists.Parse(data)), 160_000, 160_000 + Slack);
    }

    [Fact]
    public void SubMessagesInManyRecordsAreParsedInLinearMemory()
    {
        // One record per element, each a piece of the same sub-message: copying the list on every record would take gigabytes.
        const int Count = 40_000;
        var inline = new WireBuilder();
        var boxed = new WireBuilder();
        var oneof = new WireBuilder();
        for (int i = 0; i < Count; i++)
        {
            inline.Raw(0x0a, 2, 8, 1);
            boxed.Raw(0x12, 2, 8, 1);
            oneof.Raw(0x1a, 2, 8, 1);
        }
        foreach (WireBuilder data in (WireBuilder[])[inline, boxed, oneof])
        {
            byte[] bytes = data.ToArray();
            Pieces message = default;

            Assert.InRange(Allocated(() => message = Pieces.Parse(bytes)), 0, Count * 40 + Slack);
            Assert.Equal(Count, message.SmallOrDefault.Numbers.Count + message.LargeOrDefault.Numbers.Count + message.ChosenOrDefault.Numbers.Count);
        }
    }

    [Fact]
    public void KeysThatHashAlikeStayApart()
    {
        // The 64-bit keys below all have the same GetHashCode.
        var builder = new MapBuilder<long, long>();
        for (uint i = 0; i < 60_000; i++)
            builder[(long)(((ulong)i << 32) | i)] = i;
        var message = new Maps { Int64S = builder.ToMap() };

        Assert.Equal(message, Maps.Parse(message.ToByteArray()));
    }

    private static long Allocated(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
