using System.Buffers;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc.Protocol;

public sealed class FramingTests
{
    private static readonly byte[] _two = [0, 0, 0, 0, 3, 97, 98, 99, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 120];

    [Fact]
    public void AMessageIsWrittenWithFlagAndBigEndianLength()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Equal(8, Framing.WriteMessage(output, StringMarshaller.Instance, "abc", 3));

        Assert.Equal<byte>([0, 0, 0, 0, 3, 97, 98, 99], output.WrittenSpan.ToArray());
        Assert.Equal<byte>([0, 0, 0, 0, 3, 97, 98, 99], Framing.ToArray(StringMarshaller.Instance, "abc", 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(70_000)]
    public void WrittenMessagesAreReadBack(int length)
    {
        var message = new byte[length];
        new Random(length).NextBytes(message);
        var output = new ArrayBufferWriter<byte>();
        Framing.WriteMessage(output, BytesMarshaller.Instance, message, int.MaxValue);
        var buffer = new ReadOnlySequence<byte>(output.WrittenMemory);

        Assert.Equal(output.WrittenSpan.ToArray(), Framing.ToArray(BytesMarshaller.Instance, message, int.MaxValue));
        Assert.Equal(FrameResult.Message, Framing.TryRead(ref buffer, length, out var frame));
        Assert.Equal(message, frame.Payload.ToArray());
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public void AMessageOverTheLimitIsNotWritten()
    {
        var output = new ArrayBufferWriter<byte>();

        var exception = Assert.Throws<RpcException>(() => Framing.WriteMessage(output, StringMarshaller.Instance, "abcd", 3));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void MessagesAreReadHoweverTheBytesAreSplit()
    {
        for (var split = 0; split <= _two.Length; split++) Check(Segments.Split(_two, split));
        Check(Segments.OnePerByte(_two));

        static void Check(ReadOnlySequence<byte> buffer)
        {
            Assert.Equal(FrameResult.Message, Framing.TryRead(ref buffer, 3, out var frame));
            Assert.Equal("abc"u8.ToArray(), frame.Payload.ToArray());
            Assert.Equal(FrameResult.Message, Framing.TryRead(ref buffer, 3, out frame));
            Assert.Equal(0, frame.Payload.Length);
            Assert.Equal(FrameResult.Message, Framing.TryRead(ref buffer, 3, out frame));
            Assert.True(frame.Compressed);
            Assert.Equal("x"u8.ToArray(), frame.Payload.ToArray());
            Assert.Equal(FrameResult.NeedMoreData, Framing.TryRead(ref buffer, 3, out _));
            Assert.True(buffer.IsEmpty);
        }
    }

    [Fact]
    public void AnIncompleteMessageIsLeftAlone()
    {
        for (var length = 0; length < 8; length++)
        {
            var buffer = new ReadOnlySequence<byte>(_two, 0, length);
            Assert.Equal(FrameResult.NeedMoreData, Framing.TryRead(ref buffer, 3, out _));
            Assert.Equal(length, buffer.Length);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 4 }, 4u)]
    [InlineData(new byte[] { 0, 0x7F, 0xFF, 0xFF, 0xFF }, 0x7FFFFFFFu)]
    [InlineData(new byte[] { 1, 0x80, 0, 0, 0 }, 0x80000000u)]
    [InlineData(new byte[] { 0, 0xFF, 0xFF, 0xFF, 0xFF }, 0xFFFFFFFFu)]
    public void ALengthOverTheLimitIsRefusedByThePrefixAlone(byte[] prefix, uint length)
    {
        var buffer = new ReadOnlySequence<byte>(prefix);
        Assert.Equal(FrameResult.TooLarge, Framing.TryRead(ref buffer, 3, out var frame));
        Assert.Equal(length, frame.Length);
        Assert.Equal(prefix.Length, buffer.Length);
    }

    [Fact]
    public void WithoutALimitTheLargestLengthThatCanBeHeldIsAccepted()
    {
        var buffer = new ReadOnlySequence<byte>([0, 0x7F, 0xFF, 0xFF, 0xFF]);
        Assert.Equal(FrameResult.NeedMoreData, Framing.TryRead(ref buffer, int.MaxValue, out _));
        buffer = new ReadOnlySequence<byte>([0, 0x80, 0, 0, 0]);
        Assert.Equal(FrameResult.TooLarge, Framing.TryRead(ref buffer, int.MaxValue, out _));
    }

    [Fact]
    public void AFlagOtherThanZeroAndOneIsRefusedByItsByteAlone()
    {
        for (var flag = 2; flag <= 255; flag++)
        {
            var buffer = new ReadOnlySequence<byte>([(byte)flag]);
            Assert.Equal(FrameResult.InvalidFlag, Framing.TryRead(ref buffer, 3, out _));
            buffer = new ReadOnlySequence<byte>([(byte)flag, 0, 0, 0, 0]);
            Assert.Equal(FrameResult.InvalidFlag, Framing.TryRead(ref buffer, 3, out _));
        }
    }
}
