using System.Buffers;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Wire format in.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>Parses a message.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static DynamicMessage Parse(MessageDescriptor descriptor, ReadOnlySpan<byte> data, ParseOptions? options = null)
    {
        var message = new DynamicMessage(descriptor);
        message.Read(data, options);
        message.CheckRequired();
        return message;
    }

    /// <summary>Parses a message spread over segments; those are joined in pooled memory first.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static DynamicMessage Parse(MessageDescriptor descriptor, in ReadOnlySequence<byte> data, ParseOptions? options = null)
    {
        if (data.IsSingleSegment)
            return Parse(descriptor, data.FirstSpan, options);
        using PooledBytes joined = PooledBytes.Join(in data);
        return Parse(descriptor, joined.Span, options);
    }

    /// <summary>Reads a stream to its end and parses it.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or lacks a required field.</exception>
    public static DynamicMessage Parse(MessageDescriptor descriptor, Stream data, ParseOptions? options = null)
    {
        using PooledBytes joined = PooledBytes.ReadToEnd(data);
        return Parse(descriptor, joined.Span, options);
    }

    /// <summary>Reads a length prefix and a message; null at the end of the stream.</summary>
    /// <exception cref="ProtoException">The stream ends inside a message, or the message is malformed.</exception>
    public static DynamicMessage? ParseDelimited(MessageDescriptor descriptor, Stream data, ParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        using PooledBytes? bytes = PooledBytes.ReadDelimited(data, descriptor.FullName);
        return bytes is null ? null : Parse(descriptor, bytes.Span, options);
    }

    /// <summary>
    /// Merges serialized data into this message: single values are replaced, messages merge, lists are appended to. Malformed data leaves the message as it was;
    /// where a required field is missing then, the data is merged before the exception says so.
    /// </summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, or the result lacks a required field.</exception>
    public void MergeFrom(ReadOnlySpan<byte> data, ParseOptions? options = null)
    {
        // Once on the side, to find what is wrong before anything has changed. Merging the outcome instead would not do: records of a oneof end each other.
        options ??= ParseOptions.Default;
        new DynamicMessage(Descriptor).Read(data, options);
        Read(data, options with { DecodeBudget = long.MaxValue });
        CheckRequired();
    }

    /// <summary>A generated message as a dynamic one of its type. Extensions are found in the registry, by default among the files around the type.</summary>
    /// <exception cref="ProtoException">The message cannot be serialized.</exception>
    public static DynamicMessage From<T>(in T message, TypeRegistry? registry = null)
        where T : struct, IMessage<T>
    {
        var result = new DynamicMessage(T.Descriptor);
        result.Read(MessageCodec.ToByteArray(in message, SerializeOptions.Deepest), ParseOptions.Unlimited with { Registry = registry });
        return result;
    }

    /// <summary>The message as a generated one.</summary>
    /// <exception cref="ArgumentException">The types have different names.</exception>
    /// <exception cref="ProtoException">The message cannot be serialized, or lacks a required field.</exception>
    public T To<T>()
        where T : struct, IMessage<T>
    {
        if (T.FullName != Descriptor.FullName)
            throw new ArgumentException($"A {Descriptor.FullName} is not a {T.FullName}.");
        return MessageCodec.Parse<T>(ToByteArray(SerializeOptions.Deepest), ParseOptions.Unlimited);
    }

    /// <summary>Reads without the check for required fields.</summary>
    internal void Read(ReadOnlySpan<byte> data, ParseOptions? options)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The wire codec needs a little-endian processor.");
        options ??= ParseOptions.Default;
        try
        {
            new DynamicParser(data, options.Registry ?? TypeRegistry.Around(Descriptor.File), options).Parse(this);
        }
        catch (ProtoException problem)
        {
            throw problem.Within(WirePath.Find(Descriptor, data, problem.Offset));
        }
    }
}
