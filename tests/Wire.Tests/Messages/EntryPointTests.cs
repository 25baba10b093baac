using System.Buffers;
using Cases.V3;
using ProtoGen.CodeGen;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class EntryPointTests
{
    private static readonly Lists _message = Rich.Lists();
    private static readonly byte[] _data = Rich.Lists().ToByteArray();

    [Fact]
    public void ArraysSpansAndMemoryParseAlike()
    {
        byte[] data = new Tree { Label = "root" }.ToByteArray();

        Assert.Equal("root", Tree.Parse(data).Label);
        Assert.Equal("root", Tree.Parse(data.AsSpan()).Label);
        Assert.Equal("root", Tree.Parse(data.AsMemory()).Label);
        Assert.Equal("root", Tree.Parse((ReadOnlyMemory<byte>)data).Label);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void SequencesOfAnySegmentSizeParse(int size)
    {
        Assert.Equal(_message, Lists.Parse(Segments.Of(_data, size)));
        Assert.Equal(Rich.Tree(), Tree.Parse(Segments.Of(Rich.Tree().ToByteArray(), size)));
        Assert.Equal(default, Tree.Parse(ReadOnlySequence<byte>.Empty));
        Assert.Throws<ProtoException>(() => Lists.Parse(Segments.Of(_data[..^1], size)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(100_000)]
    public void StreamsAreReadToTheirEnd(int perRead)
    {
        Assert.Equal(_message, Lists.Parse(new DribbleStream(_data, perRead)));
        Assert.Equal(default, Lists.Parse(new DribbleStream([], perRead)));
        byte[] big = new Scalars { Bytes = new byte[100_000] }.ToByteArray();
        Assert.Equal(100_000, Scalars.Parse(new DribbleStream(big, perRead * 100)).Bytes.Length);
    }

    [Fact]
    public void ASeekableStreamIsReadFromItsPosition()
    {
        using var stream = new MemoryStream([1, 2, 3, .. _data]);
        stream.Position = 3;

        Assert.Equal(_message, Lists.Parse(stream));
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(default, Lists.Parse(stream));
    }

    [Fact]
    public void WriteToAppendsToABufferWriter()
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write<byte>([7]);
        _message.WriteTo(output);
        default(Lists).WriteTo(output);

        Assert.Equal([7, .. _data], output.WrittenSpan.ToArray());
        Assert.Throws<ArgumentNullException>(() => _message.WriteTo(null!));
    }

    [Fact]
    public void WriteToLeavesNothingBehindWhenTheMessageCannotBeWritten()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Throws<ProtoException>(() => new Scalars { String = "\ud800", Int32 = 1 }.WriteTo(output));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void TryWriteToNeedsRoomForAll()
    {
        byte[] exact = new byte[_data.Length];
        Assert.True(_message.TryWriteTo(exact, out int written));
        Assert.Equal(_data.Length, written);
        Assert.Equal(_data, exact);

        byte[] larger = new byte[_data.Length + 5];
        larger.AsSpan().Fill(0xee);
        Assert.True(_message.TryWriteTo(larger, out written));
        Assert.Equal([.. _data, 0xee, 0xee, 0xee, 0xee, 0xee], larger);

        byte[] shorter = new byte[_data.Length - 1];
        Assert.False(_message.TryWriteTo(shorter, out written));
        Assert.Equal(0, written);
        Assert.All(shorter, value => Assert.Equal(0, value));
        Assert.True(default(Lists).TryWriteTo([], out written));
    }

    [Fact]
    public void CalculateSizeIsTheNumberOfBytes()
    {
        Assert.Equal(_data.Length, _message.CalculateSize());
        Assert.Equal(0, default(Lists).CalculateSize());
    }

    [Fact]
    public void DelimitedMessagesFollowEachOther()
    {
        using var stream = new MemoryStream();
        _message.WriteDelimitedTo(stream);
        default(Lists).WriteDelimitedTo(stream);
        new Lists { Strings = [new string('x', 70_000)] }.WriteDelimitedTo(stream);
        stream.WriteByte(0);
        byte[] all = stream.ToArray();

        foreach (int perRead in (int[])[1, 1000, all.Length])
        {
            var input = new DribbleStream(all, perRead);
            Assert.True(Lists.TryParseDelimited(input, out Lists first));
            Assert.True(Lists.TryParseDelimited(input, out Lists second));
            Assert.True(Lists.TryParseDelimited(input, out Lists third));
            Assert.True(Lists.TryParseDelimited(input, out Lists fourth));
            Assert.False(Lists.TryParseDelimited(input, out Lists none));
            Assert.Equal(_message, first);
            Assert.Equal(default, second);
            Assert.Equal(70_000, third.Strings[0].Length);
            Assert.Equal(default, fourth);
            Assert.Equal(default, none);
        }
    }

    [Theory]
    [InlineData("80")]
    [InlineData("05 08")]
    [InlineData("FF FF FF FF FF FF")]
    [InlineData("FF FF FF FF 0F")]
    [InlineData("02 1A 05")]
    [InlineData("01 0B")]
    public void ABadDelimitedMessageIsRefused(string hex) =>
        Assert.Throws<ProtoException>(() => Lists.TryParseDelimited(new MemoryStream(WireBuilder.Hex(hex)), out _));

    [Fact]
    public void GenericCodeReachesTheSameCodec()
    {
        Assert.Equal(_data, MessageCodec.ToByteArray(in _message));
        Assert.Equal(_message, MessageCodec.Parse<Lists>(_data));
        using EncodedMessage encoded = MessageCodec.Encode(in _message);
        Assert.Equal(_data.Length, encoded.Length);
        Assert.Equal(_data, encoded.ToArray());
    }

    [Fact]
    public async Task ThreadsDoNotDisturbEachOther()
    {
        Lists large = new() { Strings = Repeated.From(Enumerable.Range(0, 5000).Select(i => $"string number {i}")) };
        byte[] expected = large.ToByteArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 30; i++)
            {
                Assert.Equal(expected, large.ToByteArray());
                Assert.Equal(_data, _message.ToByteArray());
                Assert.Equal(large, Lists.Parse(expected));
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
