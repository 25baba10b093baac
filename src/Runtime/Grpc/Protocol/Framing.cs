using System.Buffers;
using System.Buffers.Binary;

namespace ProtoGen.Grpc.Protocol;

/// <summary>Length-Prefixed-Message: a compressed flag (0 or 1), the length as four bytes big endian, the message.</summary>
internal static class Framing
{
    public const int PrefixLength = 5;

    // Up to this size prefix and message go into one span; above, the message is copied in whatever pieces the writer has.
    private const int SingleSpanLimit = 4096;

    /// <summary>Writes a prefix to the first five bytes of a span.</summary>
    public static void WritePrefix(Span<byte> destination, bool compressed, int length)
    {
        destination[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(destination[1..], length);
    }

    /// <summary>Serializes a message with its prefix.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="marshaller">Serializes the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="maxMessageSize">The largest message, before compression, in bytes.</param>
    /// <param name="compression">Compresses the message; null for none.</param>
    /// <returns>The number of bytes written, prefix included.</returns>
    /// <exception cref="RpcException">The message is larger than <paramref name="maxMessageSize"/>: RESOURCE_EXHAUSTED, and nothing was written.</exception>
    public static int WriteMessage<T>(IBufferWriter<byte> output, Marshaller<T> marshaller, in T message, int maxMessageSize, ICompressionProvider? compression = null)
    {
        using var encoded = marshaller.Serialize(in message);
        var length = encoded.Length;
        if (length > maxMessageSize) throw new RpcException(ProtocolErrors.SentMessageTooLarge(length, maxMessageSize));
        return Write(output, in encoded, compression);
    }

    /// <summary>Writes a serialized message with its prefix.</summary>
    /// <returns>The number of bytes written, prefix included.</returns>
    public static int Write(IBufferWriter<byte> output, in EncodedMessage message, ICompressionProvider? compression)
    {
        if (compression is not null && TryWriteCompressed(output, in message, compression, out var written)) return written;
        var length = message.Length;
        if (length <= SingleSpanLimit)
        {
            var span = output.GetSpan(PrefixLength + length);
            WritePrefix(span, compressed: false, length);
            message.CopyTo(span.Slice(PrefixLength, length));
            output.Advance(PrefixLength + length);
        }
        else
        {
            WritePrefix(output.GetSpan(PrefixLength), compressed: false, length);
            output.Advance(PrefixLength);
            message.CopyTo(output);
        }

        return PrefixLength + length;
    }

    /// <summary>Serializes a message with its prefix into an array of its own.</summary>
    /// <exception cref="RpcException">The message is larger than <paramref name="maxMessageSize"/>: RESOURCE_EXHAUSTED.</exception>
    public static byte[] ToArray<T>(Marshaller<T> marshaller, in T message, int maxMessageSize, ICompressionProvider? compression = null)
    {
        using var encoded = marshaller.Serialize(in message);
        var length = encoded.Length;
        if (length > maxMessageSize) throw new RpcException(ProtocolErrors.SentMessageTooLarge(length, maxMessageSize));
        if (compression is not null && MessageCompression.TryCompress(in encoded, compression) is { } compressed)
        {
            byte[] framed = [1, 0, 0, 0, 0, .. compressed.Written.Span];
            WritePrefix(framed, compressed: true, framed.Length - PrefixLength);
            compressed.Release();
            return framed;
        }

        var bytes = GC.AllocateUninitializedArray<byte>(PrefixLength + length);
        WritePrefix(bytes, compressed: false, length);
        encoded.CopyTo(bytes.AsSpan(PrefixLength));
        return bytes;
    }

    /// <summary>Takes one message from the start of a buffer, which then begins after it.</summary>
    /// <param name="buffer">What has been received and not consumed; unchanged unless a message is returned.</param>
    /// <param name="maxMessageSize">The largest message that is accepted, in bytes without the prefix.</param>
    /// <param name="frame">The message, with the length announced by its prefix as soon as that is known.</param>
    public static FrameResult TryRead(ref ReadOnlySequence<byte> buffer, int maxMessageSize, out Frame frame)
    {
        Span<byte> copy = stackalloc byte[PrefixLength];
        scoped var start = buffer.FirstSpan;
        if (start.Length < PrefixLength && start.Length < buffer.Length)
        {
            var prefix = buffer.Slice(0, Math.Min(PrefixLength, buffer.Length));
            prefix.CopyTo(copy);
            start = copy[..(int)prefix.Length];
        }

        var result = TryReadPrefix(start, buffer.Length, maxMessageSize, out frame);
        if (result != FrameResult.Message) return result;
        frame = frame with { Payload = buffer.Slice(PrefixLength, frame.Length) };
        buffer = buffer.Slice(PrefixLength + (long)frame.Length);
        return result;
    }

    /// <summary>Judges the prefix of a message.</summary>
    /// <param name="start">The first bytes; fewer than <see cref="PrefixLength"/> only if there are no more.</param>
    /// <param name="available">How many bytes there are, prefix included.</param>
    /// <param name="maxMessageSize">The largest message that is accepted, in bytes without the prefix.</param>
    /// <param name="frame">What the prefix says, as soon as it is there; without payload.</param>
    public static FrameResult TryReadPrefix(ReadOnlySpan<byte> start, long available, int maxMessageSize, out Frame frame)
    {
        frame = default;

        // A bad first byte is reported at once: the four others may never come.
        if (start is [> 1, ..]) return FrameResult.InvalidFlag;
        if (start.Length < PrefixLength) return FrameResult.NeedMoreData;
        var length = BinaryPrimitives.ReadUInt32BigEndian(start[1..]);
        frame = new Frame(start[0] == 1, length, default);
        if (length > (uint)maxMessageSize) return FrameResult.TooLarge;
        return available - PrefixLength < length ? FrameResult.NeedMoreData : FrameResult.Message;
    }

    private static bool TryWriteCompressed(IBufferWriter<byte> output, in EncodedMessage message, ICompressionProvider compression, out int written)
    {
        written = 0;
        if (MessageCompression.TryCompress(in message, compression) is not { } compressed) return false;
        var length = (int)compressed.Length;
        WritePrefix(output.GetSpan(PrefixLength), compressed: true, length);
        output.Advance(PrefixLength);
        output.Write(compressed.Written.Span);
        compressed.Release();
        written = PrefixLength + length;
        return true;
    }
}
