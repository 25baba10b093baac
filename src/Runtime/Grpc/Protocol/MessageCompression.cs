using System.Buffers;

namespace ProtoGen.Grpc.Protocol;

/// <summary>Compresses and decompresses single messages (grpc/doc/compression.md).</summary>
internal static class MessageCompression
{
    /// <summary>Compresses a message. Dispose of the result with <see cref="PooledStream.Release"/>.</summary>
    /// <returns>Null when compression does not make the message smaller: then it goes out as it is, which the format allows for every message.</returns>
    public static PooledStream? TryCompress(in EncodedMessage message, ICompressionProvider provider)
    {
        var output = new PooledStream();
        var plain = ArrayPool<byte>.Shared.Rent(Math.Max(message.Length, 1));
        try
        {
            message.CopyTo(plain.AsSpan(0, message.Length));
            using (var compressor = provider.CreateCompressionStream(output)) compressor.Write(plain, 0, message.Length);
            if (output.Length < message.Length) return output;
        }
        catch
        {
            output.Release();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }

        output.Release();
        return null;
    }

    /// <summary>Parses a compressed message. Never holds more of the decompressed form than one byte over the limit.</summary>
    /// <param name="payload">The compressed message.</param>
    /// <param name="provider">Undoes the compression.</param>
    /// <param name="marshaller">Parses the message.</param>
    /// <param name="maxMessageSize">The largest decompressed message that is accepted, in bytes.</param>
    /// <exception cref="RpcException">The data is damaged (INTERNAL) or too large (RESOURCE_EXHAUSTED).</exception>
    public static T Parse<T>(in ReadOnlySequence<byte> payload, ICompressionProvider provider, Marshaller<T> marshaller, int maxMessageSize)
    {
        var plain = new PooledStream();
        try
        {
            if (!TryDecompress(payload, provider, plain, maxMessageSize)) throw new RpcException(ProtocolErrors.DecompressedMessageTooLarge(maxMessageSize));
            return marshaller.Deserialize(new ReadOnlySequence<byte>(plain.Written));
        }
        finally
        {
            plain.Release();
        }
    }

    private static bool TryDecompress(in ReadOnlySequence<byte> payload, ICompressionProvider provider, PooledStream plain, int maxMessageSize)
    {
        try
        {
            using var source = provider.CreateDecompressionStream(new SequenceStream(payload));
            return plain.TryFill(source, maxMessageSize);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever a provider throws: it is the peer's data that it did not like.
            throw new RpcException(ProtocolErrors.DamagedCompression(provider.EncodingName, exception.Message), null, exception);
        }
    }
}
