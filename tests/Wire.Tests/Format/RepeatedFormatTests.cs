using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class RepeatedFormatTests
{
    [Fact]
    public void PackedIsWrittenPackedAndUnpackedUnpacked()
    {
        Assert.Equal(WireBuilder.Hex("1A 03 01 96 01"), new Lists { Int32S = [1, 150] }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("18 01 18 96 01"), new UnpackedLists { Int32S = [1, 150] }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("4A 08 01 00 00 00 02 00 00 00"), new Lists { Fixed32S = [1, 2] }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("4D 01 00 00 00 4D 02 00 00 00"), new UnpackedLists { Fixed32S = [1, 2] }.ToByteArray());
    }

    [Fact]
    public void EveryScalarIsAcceptedPackedAndUnpackedByBothDeclarations()
    {
        Lists packed = Rich.Lists() with { Strings = default, ByteStrings = default, Points = default, Nested = default };
        var unpacked = new UnpackedLists
        {
            Doubles = packed.Doubles, Floats = packed.Floats, Int32S = packed.Int32S, Int64S = packed.Int64S, Uint32S = packed.Uint32S, Uint64S = packed.Uint64S,
            Sint32S = packed.Sint32S, Sint64S = packed.Sint64S, Fixed32S = packed.Fixed32S, Fixed64S = packed.Fixed64S, Sfixed32S = packed.Sfixed32S,
            Sfixed64S = packed.Sfixed64S, Bools = packed.Bools, Colors = packed.Colors,
        };

        Assert.Equal(unpacked, UnpackedLists.Parse(packed.ToByteArray()));
        Assert.Equal(packed, Lists.Parse(unpacked.ToByteArray()));
        Assert.Equal(packed, Lists.Parse(packed.ToByteArray()));
        Assert.Equal(unpacked, UnpackedLists.Parse(unpacked.ToByteArray()));
    }

    [Fact]
    public void PackedAndUnpackedRecordsMix()
    {
        byte[] data = WireBuilder.New().Varint(3, 1).Bytes(3, 2, 3).Bytes(3).Varint(3, 4).Bytes(3, 5).ToArray();

        Assert.Equal([1, 2, 3, 4, 5], Lists.Parse(data).Int32S);
        Assert.Equal([1, 2, 3, 4, 5], UnpackedLists.Parse(data).Int32S);
    }

    [Fact]
    public void AnEmptyPackedRecordIsAnEmptyList()
    {
        Lists message = Lists.Parse(WireBuilder.Hex("1A 00 0A 00"));

        Assert.Equal(default, message);
        Assert.Empty(message.ToByteArray());
    }

    [Theory]
    [InlineData("0A 07 00 00 00 00 00 00 00")]
    [InlineData("0A 09 00 00 00 00 00 00 00 00 00")]
    [InlineData("12 03 00 00 00")]
    [InlineData("12 05 00 00 00 00 00")]
    public void APackedRecordMustHoldWholeElements(string hex) => Assert.Throws<ProtoException>(() => Lists.Parse(WireBuilder.Hex(hex)));

    [Fact]
    public void InterleavedRecordsKeepTheirOrderAndGiveExactArrays()
    {
        var data = new WireBuilder();
        for (int i = 0; i < 100; i++)
            data.Varint(3, i).Text(14, $"s{i}").Message(17, point => point.Varint(1, i + 1)).Bytes(15, (byte)i).Fixed32(9, (uint)i).Message(18, list => list.Varint(3, 1).Text(14, "x").Varint(3, 2));
        Lists message = Lists.Parse(data.ToArray());

        Assert.Equal(Enumerable.Range(0, 100), message.Int32S);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"s{i}"), message.Strings);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => new Point { X = i + 1 }), message.Points);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => ByteString.CopyFrom((byte)i)), message.ByteStrings);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (uint)i), message.Fixed32S);
        Assert.Equal(Enumerable.Repeat(new Lists { Int32S = [1, 2], Strings = ["x"] }, 100), message.Nested);
        Assert.Equal(100, message.Strings.Items!.Length);
        Assert.Equal(2, message.Nested[99].Int32S.Items!.Length);
    }

    [Fact]
    public void OneElementAtATimeGrowsByDoublingAndEndsExact()
    {
        for (int count = 0; count <= 40; count++)
        {
            var data = new WireBuilder();
            for (int i = 0; i < count; i++)
                data.Varint(3, i);

            Lists message = Lists.Parse(data.ToArray());

            Assert.Equal(count, message.Int32S.Count);
            Assert.Equal(Enumerable.Range(0, count), message.Int32S);
        }
    }

    [Fact]
    public void SubMessagesInSeveralRecordsAreMergedWithTheirLists()
    {
        byte[] data = WireBuilder.New()
            .Message(23, lists => lists.Varint(3, 1).Text(14, "a").Varint(3, 2))
            .Message(23, lists => lists.Bytes(3, 3, 4).Text(14, "b"))
            .Message(23, lists => lists.Varint(3, 5))
            .ToArray();
        Choice message = Choice.Parse(data);

        Assert.Equal(new Lists { Int32S = [1, 2, 3, 4, 5], Strings = ["a", "b"] }, message.Lists);
        Assert.Equal(5, message.ListsOrDefault.Int32S.Items!.Length);
    }

    [Fact]
    public void EmptyElementsAreKept()
    {
        var message = new Lists { Strings = ["", ""], ByteStrings = [[], []], Points = [default, default], Nested = [default] };

        Assert.Equal(WireBuilder.Hex("72 00 72 00 7A 00 7A 00 8A 01 00 8A 01 00 92 01 00"), message.ToByteArray());
        Assert.Equal(message, Lists.Parse(message.ToByteArray()));
    }
}
