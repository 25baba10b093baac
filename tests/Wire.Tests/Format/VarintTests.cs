using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class VarintTests
{
    [Theory]
    [InlineData("18 00", 0)]
    [InlineData("18 01", 1)]
    [InlineData("18 7F", 127)]
    [InlineData("18 80 01", 128)]
    [InlineData("18 96 01", 150)]
    [InlineData("18 FF FF FF FF 07", int.MaxValue)]
    [InlineData("18 80 80 80 80 08", int.MinValue)]
    [InlineData("18 FF FF FF FF FF FF FF FF FF 01", -1)]
    [InlineData("18 80 80 80 80 F8 FF FF FF FF 01", int.MinValue)]
    [InlineData("18 81 00", 1)] // overlong spellings
    [InlineData("18 81 80 80 80 80 80 80 80 80 00", 1)]
    [InlineData("18 80 80 80 80 80 80 80 80 80 00", 0)]
    [InlineData("18 81 80 80 80 10", 1)] // bits above the 32nd are dropped
    [InlineData("18 82 80 80 80 80 80 80 80 80 7F", 2)] // and bits above the 64th
    public void Int32IsTheLowHalfOfTheVarint(string hex, int expected) => Assert.Equal(expected, Scalars.Parse(WireBuilder.Hex(hex)).Int32);

    [Theory]
    [InlineData("20 FF FF FF FF FF FF FF FF 7F", long.MaxValue)]
    [InlineData("20 80 80 80 80 80 80 80 80 80 01", long.MinValue)]
    [InlineData("20 FF FF FF FF FF FF FF 7F", 72057594037927935)]
    [InlineData("20 80 80 80 80 80 80 80 80 01", 72057594037927936)]
    [InlineData("20 80 80 80 80 80 80 80 80 80 03", long.MinValue)]
    public void Int64TakesAll64Bits(string hex, long expected) => Assert.Equal(expected, Scalars.Parse(WireBuilder.Hex(hex)).Int64);

    [Theory]
    [InlineData("38 00", 0)]
    [InlineData("38 01", -1)]
    [InlineData("38 02", 1)]
    [InlineData("38 FE FF FF FF 0F", int.MaxValue)]
    [InlineData("38 FF FF FF FF 0F", int.MinValue)]
    public void SInt32IsZigZag(string hex, int expected)
    {
        Scalars message = Scalars.Parse(WireBuilder.Hex(hex));

        Assert.Equal(expected, message.Sint32);
        Assert.Equal(expected == 0 ? [] : WireBuilder.Hex(hex), message.ToByteArray());
    }

    [Theory]
    [InlineData("40 FE FF FF FF FF FF FF FF FF 01", long.MaxValue)]
    [InlineData("40 FF FF FF FF FF FF FF FF FF 01", long.MinValue)]
    [InlineData("40 03", -2)]
    public void SInt64IsZigZag(string hex, long expected)
    {
        Scalars message = Scalars.Parse(WireBuilder.Hex(hex));

        Assert.Equal(expected, message.Sint64);
        Assert.Equal(WireBuilder.Hex(hex), message.ToByteArray());
    }

    [Theory]
    [InlineData("68 00", false)]
    [InlineData("68 01", true)]
    [InlineData("68 02", true)]
    [InlineData("68 80 80 80 80 80 80 80 80 80 01", true)]
    [InlineData("68 80 80 00", false)]
    public void BoolIsAnythingButZero(string hex, bool expected) => Assert.Equal(expected, Scalars.Parse(WireBuilder.Hex(hex)).Bool);

    [Theory]
    [InlineData("18 FF FF FF FF FF FF FF FF FF FF 01")]
    [InlineData("18 80 80 80 80 80 80 80 80 80 80 00")]
    [InlineData("20 80 80 80 80 80 80 80 80 80 80 00")]
    [InlineData("1A 0B 80 80 80 80 80 80 80 80 80 80 00")] // the same as an unknown field's length
    [InlineData("F8 01 80 80 80 80 80 80 80 80 80 80 00")] // and as an unknown field
    public void ElevenBytesAreTooMany(string hex)
    {
        if (hex.StartsWith("1A", StringComparison.Ordinal))
        {
            Assert.Throws<ProtoException>(() => Lists.Parse(WireBuilder.Hex(hex)));
            return;
        }
        Assert.Throws<ProtoException>(() => Scalars.Parse(WireBuilder.Hex(hex)));
    }

    [Fact]
    public void EveryLengthOfVarintRoundTrips()
    {
        for (int bits = 0; bits < 64; bits++)
        {
            foreach (ulong value in (ulong[])[1UL << bits, (1UL << bits) - 1, (1UL << bits) + 1])
            {
                var message = new Scalars { Uint64 = value, Int64 = (long)value, Sint64 = (long)value, Uint32 = (uint)value, Int32 = (int)value };
                byte[] expected = Expected(value);

                Assert.Equal(expected, message.ToByteArray());
                Assert.Equal(message, Scalars.Parse(expected));
                // With padding behind, the reader has eight bytes in reach; without, only those in front.
                Assert.Equal(message with { Fixed64 = 1 }, Scalars.Parse([.. expected, .. WireBuilder.New().Fixed64(10, 1).ToArray()]));
            }
        }
    }

    /// <summary>The last number of a sub-message is read together with bytes in front of it, never with those behind: where it is cut off, what follows must not complete it.</summary>
    [Fact]
    public void TheLastVarintOfASubMessageEndsWithIt()
    {
        for (int padding = 0; padding < 10; padding++)
        {
            byte[] before = WireBuilder.New().Bytes(15, new byte[padding]).ToArray();
            for (int length = 1; length <= 10; length++)
            {
                byte[] varint = [.. Enumerable.Repeat((byte)0x81, length - 1), 1];
                byte[] inside = [8, .. varint];
                byte[] behind = WireBuilder.New().Text(14, "behind").ToArray();
                int expected = (int)Enumerable.Range(0, Math.Min(length, 5)).Aggregate(0L, (sum, i) => sum | 1L << (7 * i));

                Lists whole = Lists.Parse([.. before, .. Point(inside), .. behind]);
                Assert.Equal((expected, "behind"), (Assert.Single(whole.Points).X, Assert.Single(whole.Strings)));
                for (int cut = 1; cut < inside.Length; cut++)
                {
                    ProtoException problem = Assert.Throws<ProtoException>(() => Lists.Parse([.. before, .. Point(inside[..cut]), .. behind]));
                    Assert.Contains("the data ends inside a field", problem.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void PackedVarintsOfEveryLengthRoundTripInEveryAlignment()
    {
        var random = new Random(1);
        for (int count = 0; count < 200; count++)
        {
            var builder = new RepeatedBuilder<ulong>();
            for (int i = 0; i < count; i++)
                builder.Add((ulong)random.NextInt64() >> random.Next(64));
            var message = new Lists { Uint64S = builder.ToRepeated() };
            var payload = new WireBuilder();
            foreach (ulong value in message.Uint64S)
                payload.Varint(value);
            byte[] expected = count == 0 ? [] : WireBuilder.New().Bytes(6, payload.ToArray()).ToArray();

            Assert.Equal(expected, message.ToByteArray());
            Assert.Equal(message, Lists.Parse(expected));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(130)]
    public void APackedVarintOfElevenBytesIsRefusedWhereverItStands(int valuesBefore)
    {
        var payload = new WireBuilder();
        for (int i = 0; i < valuesBefore; i++)
            payload.Varint(1);
        payload.Raw("FF FF FF FF FF FF FF FF FF FF 01");
        for (int i = 0; i < 100; i++)
            payload.Varint(1);

        Assert.Throws<ProtoException>(() => Lists.Parse(WireBuilder.New().Bytes(6, payload.ToArray()).ToArray()));
    }

    [Fact]
    public void APackedVarintMayNotRunOverItsEnd() =>
        Assert.Throws<ProtoException>(() => Lists.Parse(WireBuilder.New().Bytes(6, 0x80).Varint(4, 1).ToArray()));

    private static byte[] Point(byte[] inside) => WireBuilder.New().Bytes(17, inside).ToArray();

    private static byte[] Expected(ulong value)
    {
        var builder = new WireBuilder();
        if ((int)value != 0)
            builder.Varint(3, (int)value);
        if (value != 0)
            builder.Varint(4, (long)value);
        if ((uint)value != 0)
            builder.Varint(5, (uint)value);
        if (value != 0)
        {
            builder.Varint(6, (long)value);
            builder.Varint(8, (long)((value << 1) ^ (ulong)((long)value >> 63)));
        }
        return builder.ToArray();
    }
}
