using Cases.Budget;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Limits;
using ProtoGen.Tests.Wire.Support;
using V3 = Cases.V3;

namespace ProtoGen.Tests.Wire.Dynamic;

/// <summary>What hostile data may cost.</summary>
public sealed class DynamicLimitTests
{
    private const int Size = 1 << 20;
    private const long DefaultBudget = (16L << 20) + 64L * Size;

    public static TheoryData<string, string> Hostile => DecodeBudgetTests.Hostile;

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileDataCostsNoMoreThanTheBudget(string what, string piece)
    {
        byte[] data = piece.Length == 0 ? DecodeBudgetTests.Entries() : DecodeBudgetTests.Repeat(piece);
        long allocated = Allocated(() => Try(data, null));

        // Arrays that double leave as much behind as they hold.
        Assert.True(allocated < DefaultBudget * 2, $"{what}: {allocated >> 20} MiB");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TheErrorComesBeforeTheMemory(string what, string piece)
    {
        byte[] data = piece.Length == 0 ? DecodeBudgetTests.Entries() : DecodeBudgetTests.Repeat(piece);
        const int Budget = 1 << 20;
        long allocated = Allocated(() => Assert.False(Try(data, new ParseOptions { DecodeBudget = Budget })));

        Assert.True(allocated < Budget * 4, $"{what}: {allocated >> 10} KiB");
    }

    [Fact]
    public void AMapWithOneKeyAMillionTimesTakesLittleMemory()
    {
        byte[] data = [.. Enumerable.Repeat(WireBuilder.Hex("0A 04 08 01 10 01"), 1_000_000).SelectMany(entry => entry)];
        DynamicMessage? message = null;

        Assert.InRange(Allocated(() => message = DynamicMessage.Parse(V3.Maps.Descriptor, data, new ParseOptions { DecodeBudget = 1000 })), 0, 1 << 20);
        Assert.Equal(1, Assert.Single(message!["int32s"].AsMap()).Value.AsInt32());
    }

    [Fact]
    public void InterleavedRepeatedFieldsTakeLinearMemory()
    {
        const int Count = 300_000;
        byte[] data = [.. Enumerable.Repeat(WireBuilder.Hex("18 01 20 01 72 00 8A 01 00"), Count).SelectMany(record => record)];
        DynamicMessage? message = null;

        // Four lists of 16 bytes that double, leaving as much behind, and a message in each element of one.
        Assert.InRange(Allocated(() => message = DynamicMessage.Parse(V3.Lists.Descriptor, data)), 0, Count * (4L * 16 * 4 + 64));
        Assert.All((string[])["int32s", "int64s", "strings", "points"], name => Assert.Equal(Count, message![name].AsList().Count));
    }

    [Fact]
    public void FieldsInReverseOrderCostNoMoreMemory()
    {
        var data = new WireBuilder();
        foreach (FieldDescriptor field in Cases.Wide.Wide.Descriptor.Fields.OrderByDescending(field => field.Number))
        {
            if (field.FieldType == FieldType.Int32 && !field.IsRepeated)
                data.Varint((uint)field.Number, 1);
        }
        byte[] bytes = data.ToArray();
        Assert.True(bytes.Length > 20);

        Assert.InRange(Allocated(() => DynamicMessage.Parse(Cases.Wide.Wide.Descriptor, bytes)), 0, 64 * 24 * 4 + 4096);
        Assert.Equal(bytes.Length, DynamicMessage.Parse(Cases.Wide.Wide.Descriptor, bytes).CalculateSize());
    }

    [Fact]
    public void ALengthPrefixOfTwoGigabytesAllocatesNothingLikeThat()
    {
        byte[] data = WireBuilder.Hex("72 FF FF FF FF 07 61 61 61 61");
        Assert.InRange(Allocated(() => Assert.Throws<ProtoException>(() => DynamicMessage.Parse(V3.Scalars.Descriptor, data))), 0, 1 << 20);
    }

    private static bool Try(byte[] data, ParseOptions? options)
    {
        try
        {
            DynamicMessage.Parse(Crowd.Descriptor, data, options);
            return true;
        }
        catch (ProtoException problem)
        {
            Assert.Contains("decode budget", problem.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
