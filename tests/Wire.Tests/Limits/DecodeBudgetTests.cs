using System.Runtime.CompilerServices;
using Cases.Budget;
using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Limits;

/// <summary>Well-formed data that claims far more memory than it has bytes ends in an error; the error comes before the memory.</summary>
public sealed class DecodeBudgetTests
{
    private const int Size = 1 << 20;
    private const long DefaultBudget = (16L << 20) + 64L * Size;

    /// <summary>Pieces that are repeated up to the size; none for map entries, whose keys differ.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "a run of empty elements", "0A 00" },
        { "empty elements in many runs", "0A 00 50 00 0A 00" },
        { "map entries with empty values", "" },
        { "members of a oneof that replace each other", "22 00 2A 00" },
        { "groups", "33 34" },
        { "groups with a message each", "33 0A 00 34" },
        { "a map with one entry in each of many elements", "3A 02 12 00" },
        { "unknown fields in each of many elements", "0A 02 70 00" },
        { "elements in elements", "3A 02 3A 00" },
        { "elements in map values", "6A 06 12 04 3A 00 3A 00" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileDataIsAnErrorAndNotGigabytes(string what, string piece)
    {
        byte[] data = piece.Length == 0 ? Entries() : Repeat(piece);
        Assert.True(Unsafe.SizeOf<Bulky>() > 400 && Unsafe.SizeOf<Crowd>() > 300, "the types must be large enough to be worth an attack");
        long allocated = Allocated(() => Refuse(data, null));

        // Arrays that double leave as much behind as they hold.
        Assert.True(allocated < DefaultBudget * 2 + (1 << 20), $"{what}: {allocated >> 20} MiB");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TheErrorComesBeforeTheMemory(string what, string piece)
    {
        byte[] data = piece.Length == 0 ? Entries() : Repeat(piece);
        const int Budget = 1 << 20;
        long allocated = Allocated(() => Refuse(data, new ParseOptions { DecodeBudget = Budget }));

        Assert.True(allocated < Budget * 5 / 2, $"{what}: {allocated >> 10} KiB");
    }

    [Fact]
    public void PlainDataOfTheSameSizeIsTaken()
    {
        byte[] text = WireBuilder.New().Bytes(10, [.. Enumerable.Repeat((byte)'x', Size)]).ToArray();
        byte[] shortTexts = Repeat("52 01 61");
        byte[] emptyTexts = Repeat("52 00");
        byte[] blobs = Repeat("4A 01 FF");
        byte[] numbers = WireBuilder.New().Bytes(11, new byte[Size]).ToArray();
        byte[] foreign = WireBuilder.New().Bytes(536870911, new byte[Size]).ToArray();
        byte[] names = MapOfNames(Size / 8);
        foreach (byte[] data in (byte[][])[text, shortTexts, emptyTexts, blobs, numbers, foreign, names])
            Crowd.Parse(data);

        Assert.Equal(Size, Crowd.Parse(numbers).Numbers.Count);
        Assert.Equal(Size * 6, Crowd.Parse(foreign).UnknownFields.Length);
    }

    [Fact]
    public void SparseRecordsOfALargeTypeAreTaken()
    {
        // Eleven bytes for an element of more than 400: honest, if sparse.
        byte[] data = Repeat("0A 09 09 00 00 00 00 00 00 F8 7F");

        Assert.Equal(Size / 11, Crowd.Parse(data).Many.Count);
    }

    [Fact]
    public void TheBudgetIsExactAboutElements()
    {
        byte[] data = [.. Enumerable.Repeat(WireBuilder.Hex("0A 00"), 1000).SelectMany(element => element)];
        int claimed = 1000 * Unsafe.SizeOf<Bulky>();

        Assert.Equal(1000, Crowd.Parse(data, new ParseOptions { DecodeBudget = claimed }).Many.Count);
        ProtoException problem = Assert.Throws<ProtoException>(() => Crowd.Parse(data, new ParseOptions { DecodeBudget = claimed - 1 }));
        Assert.Equal("the data claims more memory than the decode budget allows", problem.Problem);
        Assert.Equal("cases.budget.Crowd.many[0]", problem.Path);
        Assert.Equal(1, problem.Offset);
    }

    [Fact]
    public void TheErrorNamesThePlace()
    {
        byte[] data = WireBuilder.New().Message(7, inner => inner.Bytes(1).Message(2, entry => entry.Varint(1, 5).Bytes(2).Bytes(2, 0x9a, 1, 0))).ToArray();
        int claims = Enumerable.Range(0, 10_000).First(budget => Takes(data, budget));

        Assert.Equal("cases.budget.Crowd.crowds[0].by_number[5].f19", Problem(data, claims - 1).Path);
        Assert.Equal("cases.budget.Crowd.crowds[0]", Problem(data, 0).Path);
    }

    [Fact]
    public void TheBudgetCanBeSwitchedOff()
    {
        byte[] data = Repeat("0A 00");

        Assert.Equal(Size / 2, Crowd.Parse(data, new ParseOptions { DecodeBudget = long.MaxValue }).Many.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParseOptions { DecodeBudget = -1 });
        Assert.Equal(default, Crowd.Parse([], new ParseOptions { DecodeBudget = 0 }));
    }

    [Fact]
    public void EveryEntryPointHasTheBudget()
    {
        byte[] data = Repeat("0A 00");
        Crowd target = default;

        Assert.Throws<ProtoException>(() => Crowd.Parse(new MemoryStream(data)));
        Assert.Throws<ProtoException>(() => Crowd.Parse(Segments.Of(data, 1000)));
        Assert.Throws<ProtoException>(() => target.MergeFrom(data));
        Assert.Throws<ProtoException>(() => Crowd.TryParseDelimited(new MemoryStream(WireBuilder.New().Varint((ulong)data.Length).Raw(data).ToArray()), out _));
        Assert.Throws<ProtoException>(() => CodeGen.MessageMarshaller<Crowd>.Instance.Deserialize(new(data)));
    }

    [Fact]
    public void WhatAMergeFindsIsNotClaimedByItsData()
    {
        var message = new Crowd { Many = Repeated.From(new Bulky[10_000]), Numbers = Repeated.From(new long[10_000]), One = new Bulky() };
        byte[] data = WireBuilder.New().Bytes(1).Bytes(11, 1).Bytes(3).Bytes(3).ToArray();

        message.MergeFrom(data, new ParseOptions { DecodeBudget = 2000 });

        Assert.Equal(10_001, message.Many.Count);
        Assert.Equal(10_001, message.Numbers.Count);
    }

    [Fact]
    public void AMapWithOneKeyAMillionTimesTakesLinearMemory()
    {
        byte[] data = [.. Enumerable.Repeat(WireBuilder.Hex("0A 04 08 01 10 01"), 1_000_000).SelectMany(entry => entry)];
        Maps message = default;

        Assert.InRange(Allocated(() => message = Maps.Parse(data, new ParseOptions { DecodeBudget = 1000 })), 0, 1 << 20);
        Assert.Equal(1, message.Int32S[1]);
    }

    [Fact]
    public void InterleavedRepeatedFieldsTakeLinearMemory()
    {
        const int Count = 300_000;
        byte[] data = [.. Enumerable.Repeat(WireBuilder.Hex("18 01 20 01 72 00 8A 01 00"), Count).SelectMany(record => record)];
        Lists message = default;

        // Doubling allocates twice what is there at the end, and trimming once more.
        Assert.InRange(Allocated(() => message = Lists.Parse(data)), 0, 5L * Count * (4 + 8 + 8 + Unsafe.SizeOf<Cases.V3.Point>()));
        Assert.Equal((Count, Count, Count, Count), (message.Int32S.Count, message.Int64S.Count, message.Strings.Count, message.Points.Count));
    }

    private static ProtoException Problem(byte[] data, long budget) =>
        Assert.Throws<ProtoException>(() => Crowd.Parse(data, new ParseOptions { DecodeBudget = budget }));

    private static bool Takes(byte[] data, long budget)
    {
        try
        {
            Crowd.Parse(data, new ParseOptions { DecodeBudget = budget });
            return true;
        }
        catch (ProtoException)
        {
            return false;
        }
    }

    private static void Refuse(byte[] data, ParseOptions? options)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Crowd.Parse(data, options));
        Assert.Contains("decode budget", problem.Message, StringComparison.Ordinal);
    }

    internal static byte[] Repeat(string hex)
    {
        byte[] piece = WireBuilder.Hex(hex);
        byte[] data = new byte[Size / piece.Length * piece.Length];
        for (int at = 0; at < data.Length; at += piece.Length)
            piece.CopyTo(data, at);
        return data;
    }

    internal static byte[] Entries()
    {
        var data = new WireBuilder();
        for (int i = 0; i < Size / 6; i++)
            data.Raw(0x12, 4, 8, (byte)(i | 0x80), (byte)((i >> 7) | 0x80), (byte)((i >> 14) & 0x7f));
        return data.ToArray();
    }

    private static byte[] MapOfNames(int count)
    {
        var data = new WireBuilder();
        for (int i = 0; i < count; i++)
            data.Message(12, entry => entry.Varint(1, i));
        return data.ToArray();
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
