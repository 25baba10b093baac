using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;
using ProtoGen.Reflection;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>What every generated message's public members forward to: whole messages in and out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageCodec
{
    /// <summary>Parses a whole message.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> data, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        T message = default;
        Merge(ref message, data, options, isNew: true);
        return message;
    }

    /// <summary>Parses a whole message that may be spread over several segments; those are joined in pooled memory first.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static T Parse<T>(in ReadOnlySequence<byte> data, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        if (data.IsSingleSegment)
            return Parse<T>(data.FirstSpan, options);
        if (data.Length > Array.MaxLength)
            Throw.TooLarge();
        byte[] joined = ArrayPool<byte>.Shared.Rent((int)data.Length);
        try
        {
            data.CopyTo(joined);
            return Parse<T>(joined.AsSpan(0, (int)data.Length), options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    /// <summary>Reads a stream to its end and parses it as one message.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static T Parse<T>(Stream data, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(data.CanSeek ? (int)Math.Clamp(data.Length - data.Position + 1, 256, Array.MaxLength) : 4096);
        try
        {
            int length = 0;
            for (int read; (read = data.Read(buffer, length, buffer.Length - length)) > 0;)
            {
                length += read;
                if (length == buffer.Length)
                    Grow(ref buffer, length);
            }
            return Parse<T>(buffer.AsSpan(0, length), options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Parses what the runtime has serialized itself: without limits, and required fields may be missing.</summary>
    internal static T ParseTrusted<T>(ReadOnlySpan<byte> data)
        where T : struct, IMessage<T>
    {
        T message = default;
        Merge(ref message, data, ParseOptions.Unlimited, isNew: true, isPartial: true);
        return message;
    }

    /// <summary>Merges data into a message. On an exception the message is what it was.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or the result lacks a required field.</exception>
    public static void MergeFrom<T>(ref T message, ReadOnlySpan<byte> data, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        T merged = message;
        Merge(ref merged, data, options, isNew: false);
        message = merged;
    }

    /// <summary>Serializes into pooled memory. Dispose the result.</summary>
    /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
    public static EncodedMessage Encode<T>(in T message, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        nint pos = ReverseWriter.Begin(options, out ReverseWriter writer);
        pos = T.Write(in message, ref writer, pos);
        return new EncodedMessage(in writer, pos);
    }

    /// <summary>Serializes to a new array.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    public static byte[] ToByteArray<T>(in T message, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        using EncodedMessage encoded = Encode(in message, options);
        return encoded.ToArray();
    }

    /// <summary>Serializes to a buffer writer and advances it.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    public static void WriteTo<T>(in T message, IBufferWriter<byte> output, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        using EncodedMessage encoded = Encode(in message, options);
        encoded.CopyTo(output);
    }

    /// <summary>Serializes to a span if it is long enough.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    public static bool TryWriteTo<T>(in T message, Span<byte> destination, out int written, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        using EncodedMessage encoded = Encode(in message, options);
        if (encoded.Length > destination.Length)
        {
            written = 0;
            return false;
        }
        encoded.CopyTo(destination);
        written = encoded.Length;
        return true;
    }

    /// <summary>The size on the wire in bytes: the reverse writer knows it after a pass that copies nothing out.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    public static int CalculateSize<T>(in T message, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        using EncodedMessage encoded = Encode(in message, options);
        return encoded.Length;
    }

    /// <summary>Writes a varint length and the message.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    public static void WriteDelimitedTo<T>(in T message, Stream output, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        using EncodedMessage encoded = Encode(in message, options);
        int total = encoded.Length + 5;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(total);
        try
        {
            int length = 0;
            uint rest = (uint)encoded.Length;
            for (; rest >= 0x80; rest >>= 7)
                buffer[length++] = (byte)(rest | 0x80);
            buffer[length++] = (byte)rest;
            encoded.CopyTo(buffer.AsSpan(length));
            output.Write(buffer, 0, length + encoded.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a varint length and that many bytes; false at the end of the stream.</summary>
    /// <exception cref="ProtoException">The stream ends inside a message, or the message is malformed.</exception>
    public static bool TryParseDelimited<T>(Stream data, out T message, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        message = default;
        int length = ReadLength(data);
        if (length < 0)
            return false;
        // The prefix is a claim, not a fact: memory grows with what arrives.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(length, 1, 64 * 1024));
        try
        {
            int filled = 0;
            while (filled < length)
            {
                if (filled == buffer.Length)
                    Grow(ref buffer, filled);
                int read = data.Read(buffer, filled, Math.Min(buffer.Length, length) - filled);
                if (read == 0)
                    throw ProtoException.At(filled, "the stream ends inside a delimited message").Within(T.FullName);
                filled += read;
            }
            message = Parse<T>(buffer.AsSpan(0, length), options);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Merge<T>(ref T message, ReadOnlySpan<byte> data, ParseOptions? options, bool isNew, bool isPartial = false)
        where T : struct, IMessage<T>
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The wire codec needs a little-endian processor.");
        options ??= ParseOptions.Default;
        var state = new ParseState(options.MaxDepth, options.DecodeBudgetFor(data.Length)) { OwnsBoxes = isNew };
        try
        {
            nint result = T.Merge(ref message, ref MemoryMarshal.GetReference(data), 0, data.Length, ref state);
            if (result != data.Length)
                Throw.EndGroup(~result);
            state.Close(ref message, 0);
            if (!isPartial && !T.IsInitialized(in message))
                throw ProtoException.At(-1, "a required field is missing");
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ProtoException("messages nest deeper than the thread's stack can hold").Within(T.FullName);
        }
        catch (ProtoException problem)
        {
            throw problem.Within(WirePath.Find(T.Descriptor, data, problem.Offset));
        }
    }

    private static int ReadLength(Stream data)
    {
        ulong length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int next = data.ReadByte();
            if (next < 0)
            {
                if (shift == 0)
                    return -1;
                throw new ProtoException("the stream ends inside a length prefix");
            }
            length |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                if (length > (ulong)Array.MaxLength)
                    Throw.TooLarge();
                return (int)length;
            }
        }
        throw new ProtoException("a length prefix is longer than 5 bytes");
    }

    private static void Grow(ref byte[] buffer, int filled)
    {
        if (filled == Array.MaxLength)
            Throw.TooLarge();
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)filled * 2, Array.MaxLength));
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
