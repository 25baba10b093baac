using System.Buffers;
using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Limits;

/// <summary>Messages over several of the writer's blocks, with payloads that are linked into the output instead of copied.</summary>
public sealed class LargeMessageTests
{
    [Fact]
    public void ManySmallStringsCrossBlocks()
    {
        for (int length = 0; length < 70; length += 23)
        {
            var message = new Lists { Strings = Repeated.From(Enumerable.Range(0, 20_000).Select(i => new string((char)('a' + i % 26), length))) };
            var expected = new WireBuilder();
            foreach (string text in message.Strings)
                expected.Text(14, text);

            CheckBytes(message, expected.ToArray());
        }
    }

    /// <summary>The first block is on the stack; what does not fit it moves, wherever the writer is just then.</summary>
    [Fact]
    public void MessagesOutgrowTheFirstBlockAtAnyPlace()
    {
        for (int length = 900; length < 1100; length++)
        {
            var text = new string('x', length);
            var foreign = new string('ж', length / 2);
            var message = new Tree { Label = text, Left = new Tree { Label = foreign, Right = new Tree { Label = "inside" } }, Only = new Tree { Label = text } };
            byte[] expected = WireBuilder.New()
                .Text(1, text).Message(2, left => left.Text(1, foreign).Message(3, right => right.Text(1, "inside"))).Message(6, only => only.Text(1, text)).ToArray();

            CheckBytes(message, expected);
        }
    }

    /// <summary>Short text is written with stores of full width, which must not reach over the block's start.</summary>
    [Theory]
    [InlineData("short text")]
    [InlineData("краткий текст")]
    [InlineData("短い文")]
    public void ShortTextIsWrittenWhereTheFirstBlockEnds(string text)
    {
        for (int length = 1850; length < 2060; length++)
        {
            var filler = new string('x', length);
            var message = new Tree { Label = text, Only = new Tree { Label = filler } };

            CheckBytes(message, WireBuilder.New().Text(1, text).Message(6, only => only.Text(1, filler)).ToArray());
        }
    }

    [Theory]
    [InlineData(16 * 1024 - 1)]
    [InlineData(16 * 1024)]
    [InlineData(65_536 - 30)]
    [InlineData(65_536)]
    [InlineData(1 << 20)]
    [InlineData(3_000_001)]
    public void PayloadsOfEverySizeKeepTheirPlace(int size)
    {
        byte[] payload = new byte[size];
        new Random(size).NextBytes(payload);
        var message = new Lists
        {
            Int32S = [1, 2, 3], Doubles = [.. Enumerable.Repeat(1.5, size / 8)], Strings = ["before", new string('x', size), "behind"],
            ByteStrings = [[1], ByteString.Wrap(payload), [2], ByteString.Wrap(payload)], Points = [new Point { X = 1 }],
            Nested = [new Lists { ByteStrings = [ByteString.Wrap(payload)], Strings = ["inside"] }],
        };
        var numbers = new WireBuilder();
        foreach (double number in message.Doubles)
            numbers.Raw(BitConverter.GetBytes(number));
        byte[] expected = WireBuilder.New()
            .Bytes(1, numbers.ToArray()).Bytes(3, 1, 2, 3).Text(14, "before").Text(14, new string('x', size)).Text(14, "behind")
            .Bytes(15, 1).Bytes(15, payload).Bytes(15, 2).Bytes(15, payload).Bytes(17, 8, 1)
            .Message(18, nested => nested.Text(14, "inside").Bytes(15, payload))
            .ToArray();

        CheckBytes(message, expected);
    }

    [Fact]
    public void LargeMapsCrossBlocks()
    {
        var builder = new MapBuilder<string, string>();
        for (int i = 0; i < 300; i++)
            builder[$"key {i}"] = new string('v', i * 10);
        var message = new Maps { Strings = builder.ToMap(), ByteStrings = [new("large", ByteString.Wrap(new byte[200_000])), new("small", [1])] };
        var expected = new WireBuilder();
        foreach ((string key, string value) in message.Strings)
            expected.Message(12, entry => { entry.Text(1, key); if (value.Length > 0) entry.Text(2, value); });
        expected.Message(15, entry => entry.Text(1, "large").Bytes(2, new byte[200_000])).Message(15, entry => entry.Text(1, "small").Bytes(2, 1));

        CheckBytes(message, expected.ToArray());
    }

    [Fact]
    public void LargeSubMessagesOfEveryKindHaveTheRightLength()
    {
        var text = new string('é', 50_000);
        var message = new Tree
        {
            Label = text, Left = new Tree { Label = text, Left = new Tree { Label = text } }, Children = [new Tree { Label = text }, new Tree { Right = new Tree { Label = text } }],
            Named = [new(text, new Tree { Label = text })], Only = new Tree { Label = text },
        };
        byte[] expected = WireBuilder.New()
            .Text(1, text).Message(2, left => left.Text(1, text).Message(2, inner => inner.Text(1, text)))
            .Message(4, child => child.Text(1, text)).Message(4, child => child.Message(3, right => right.Text(1, text)))
            .Message(5, entry => entry.Text(1, text).Message(2, tree => tree.Text(1, text)))
            .Message(6, only => only.Text(1, text))
            .ToArray();

        CheckBytes(message, expected);
    }

    [Fact]
    public void LargeGroupsStayBetweenTheirTags()
    {
        string text = new('g', 100_000);
        var message = new V2.Groups { Many = [new() { Strings = [text, text] }, new() { Number = 1 }], Single = new() { Deep = new() { Text = text } } };
        byte[] expected = WireBuilder.New()
            .Group(1, single => single.Group(2, deep => deep.Text(3, text))).Group(2, g => g.Text(2, text).Text(2, text)).Group(2, g => g.Varint(1, 1)).ToArray();

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, V2.Groups.Parse(expected));
    }

    [Fact]
    public void LongRunsOfVarintsCrossBlocks()
    {
        var random = new Random(5);
        var builder = new RepeatedBuilder<long>();
        var payload = new WireBuilder();
        for (int i = 0; i < 100_000; i++)
        {
            builder.Add(random.NextInt64() >> random.Next(64));
            payload.Varint((ulong)builder[i]);
        }
        var message = new Lists { Int64S = builder.ToRepeated() };
        var unpacked = new UnpackedLists { Int64S = builder.ToRepeated() };

        CheckBytes(message, WireBuilder.New().Bytes(4, payload.ToArray()).ToArray());
        Assert.Equal(unpacked, UnpackedLists.Parse(unpacked.ToByteArray()));
        Assert.Equal(unpacked.ToByteArray().Length, payload.ToArray().Length + 100_000);
    }

    [Fact]
    public void AMessageMayGrowWhileItsBytesAreStillInUse()
    {
        byte[] payload = new byte[100_000];
        var message = new Lists { ByteStrings = [ByteString.Wrap(payload)] };
        byte[] first = message.ToByteArray();
        message.MergeFrom(first);

        Assert.Equal(first, new Lists { ByteStrings = [ByteString.Wrap(new byte[100_000])] }.ToByteArray());
        Assert.Equal([.. first, .. first], message.ToByteArray());
    }

    private static void CheckBytes<T>(T message, byte[] expected)
        where T : struct, IMessage<T>
    {
        Assert.True(expected.AsSpan().SequenceEqual(CodeGen.MessageCodec.ToByteArray(in message)), "ToByteArray");
        var output = new ArrayBufferWriter<byte>();
        CodeGen.MessageCodec.WriteTo(in message, output);
        Assert.True(expected.AsSpan().SequenceEqual(output.WrittenSpan), "WriteTo");
        byte[] span = new byte[expected.Length];
        Assert.True(CodeGen.MessageCodec.TryWriteTo(in message, span, out int written));
        Assert.True(expected.AsSpan().SequenceEqual(span.AsSpan(0, written)), "TryWriteTo");
        Assert.Equal(expected.Length, CodeGen.MessageCodec.CalculateSize(in message));
        Assert.True(message.Equals(CodeGen.MessageCodec.Parse<T>(expected)), "Parse");
        Assert.True(message.Equals(CodeGen.MessageCodec.Parse<T>(Segments.Of(expected, 4096))), "Parse of segments");
    }
}
