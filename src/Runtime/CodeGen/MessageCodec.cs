using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
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
        using PooledBytes joined = PooledBytes.Join(in data);
        return Parse<T>(joined.Span, options);
    }

    /// <summary>Reads a stream to its end and parses it as one message.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static T Parse<T>(Stream data, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        using PooledBytes bytes = PooledBytes.ReadToEnd(data);
        return Parse<T>(bytes.Span, options);
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
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)] // so that callers do not have the block in their frames
    public static byte[] ToByteArray<T>(in T message, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        Unsafe.SkipInit(out ReverseWriter.StackBlock block);
        nint pos = ReverseWriter.Begin(options, ref block, out ReverseWriter writer);
        pos = T.Write(in message, ref writer, pos);
        if (writer.IsOneBlock(pos, out ReadOnlySpan<byte> bytes))
        {
            byte[] copy = EncodedMessage.Copy(bytes);
            writer.Release();
            return copy;
        }
        using var encoded = new EncodedMessage(in writer, pos);
        return encoded.ToArray();
    }

    /// <summary>Serializes to a buffer writer and advances it.</summary>
    /// <exception cref="ProtoException">See <see cref="Encode{T}"/>.</exception>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)] // so that callers do not have the block in their frames
    public static void WriteTo<T>(in T message, IBufferWriter<byte> output, SerializeOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        Unsafe.SkipInit(out ReverseWriter.StackBlock block);
        nint pos = ReverseWriter.Begin(options, ref block, out ReverseWriter writer);
        pos = T.Write(in message, ref writer, pos);
        if (writer.IsOneBlock(pos, out ReadOnlySpan<byte> bytes))
        {
            bytes.CopyTo(output.GetSpan(bytes.Length));
            writer.Release();
            output.Advance(bytes.Length);
            return;
        }
        using var encoded = new EncodedMessage(in writer, pos);
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
        WriteDelimited(in encoded, output);
    }

    /// <summary>Reads a varint length and that many bytes; false at the end of the stream.</summary>
    /// <exception cref="ProtoException">The stream ends inside a message, or the message is malformed.</exception>
    public static bool TryParseDelimited<T>(Stream data, out T message, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        message = default;
        using PooledBytes? bytes = PooledBytes.ReadDelimited(data, T.FullName);
        if (bytes is null)
            return false;
        message = Parse<T>(bytes.Span, options);
        return true;
    }

    /// <summary>Writes a varint length and the bytes in one piece.</summary>
    internal static void WriteDelimited(in EncodedMessage encoded, Stream output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(encoded.Length + 5);
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

    private static void Merge<T>(ref T message, ReadOnlySpan<byte> data, ParseOptions? options, bool isNew, bool isPartial = false)
        where T : struct, IMessage<T>
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The wire codec needs a little-endian processor.");
        options ??= ParseOptions.Default;
        TextCache? texts = data.Length >= TextCache.LeastData ? TextCache.Take() : null;
        var state = new ParseState(options.MaxDepth, options.DecodeBudgetFor(data.Length))
        {
            OwnsBoxes = isNew,
            LookAhead = 4L * data.Length,
            Texts = texts,
        };
        try
        {
            nint result = T.Merge(ref message, ref MemoryMarshal.GetReference(data), 0, data.Length, ref state);
            if (result != data.Length)
                Throw.EndGroup(~result);
            state.Close(ref message, 0);
            if (!isPartial && !T.IsInitialized(in message))
                throw ProtoException.At(-1, "a required field is missing");
            texts?.Release();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ProtoException("messages nest deeper than the thread's stack can hold").Within(T.FullName);
        }
        catch (ProtoException problem)
        {
            throw problem.Within(RuntimeFeatures.DiagnosticText ? WirePath.Find(T.Descriptor, data, problem.Offset) : T.FullName);
        }
    }
}
