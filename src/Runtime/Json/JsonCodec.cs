using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using ProtoGen.Json;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>What the JSON members of every generated message forward to: whole messages in and out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonCodec
{
    /// <summary>The message as ProtoJSON.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    public static string Format<T>(in T message, JsonFormatOptions? options = null)
        where T : struct, IMessage<T>
    {
        options ??= JsonFormatOptions.Default;
        using JsonText text = JsonText.Rent(options.Indented);
        ReadOnlySpan<byte> utf8 = Write(in message, text, options);
        return Utf8Decoder.Decode(ref MemoryMarshal.GetReference(utf8), 0, utf8.Length);
    }

    /// <summary>Writes the message as ProtoJSON in UTF-8. On an exception nothing is written.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    public static void WriteTo<T>(in T message, IBufferWriter<byte> output, JsonFormatOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        options ??= JsonFormatOptions.Default;
        using JsonText text = JsonText.Rent(options.Indented);
        output.Write(Write(in message, text, options));
    }

    /// <summary>Writes the message as one value.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    internal static void Write<T>(in T message, Utf8JsonWriter writer, JsonFormatOptions options)
        where T : struct, IMessage<T>
    {
        var output = new JsonOutput(new JsonText(writer), options, T.Descriptor);
        T.WriteJson(in message, ref output);
    }

    /// <summary>Parses a message from ProtoJSON.</summary>
    /// <exception cref="ProtoException">The text is not JSON, or not JSON of such a message; it nests too deep or lacks a required field.</exception>
    [SkipLocalsInit]
    public static T Parse<T>(string json, JsonParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        const int OnStack = 512;
        const int BytesPerChar = 3;
        byte[]? rented = null;
        Span<byte> utf8 = json.Length <= OnStack / BytesPerChar
            ? stackalloc byte[OnStack]
            : rented = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)json.Length * BytesPerChar, Array.MaxLength));
        try
        {
            OperationStatus status = Utf8.FromUtf16(json, utf8, out _, out int length, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
                throw ProtoException.At(length, "the text holds a lone surrogate, or is longer than 2 GiB").Within(T.FullName);
            T message = default;
            Merge(ref message, utf8[..length], options);
            return message;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Parses a message from ProtoJSON in UTF-8.</summary>
    /// <exception cref="ProtoException">The text is not JSON, or not JSON of such a message; it nests too deep or lacks a required field.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json, JsonParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        if (!Utf8.IsValid(utf8Json))
            throw ProtoException.At(JsonPlace.FirstInvalid(utf8Json), "the text is not valid UTF-8").Within(T.FullName);
        T message = default;
        Merge(ref message, utf8Json, options);
        return message;
    }

    /// <summary>Reads the value that a reader is at and leaves the reader at its last token.</summary>
    /// <exception cref="ProtoException">The value is not that of such a message; it nests too deep or lacks a required field.</exception>
    internal static void Read<T>(ref T message, ref Utf8JsonReader reader, JsonParseOptions options)
        where T : struct, IMessage<T>
    {
        var input = new JsonInput(reader, options, T.Descriptor);
        T.MergeJson(ref message, ref input);
        if (!T.IsInitialized(in message))
            throw ProtoException.At(-1, "a required field is missing");
        reader = input.Reader;
    }

    private static ReadOnlySpan<byte> Write<T>(in T message, JsonText text, JsonFormatOptions options)
        where T : struct, IMessage<T>
    {
        try
        {
            var output = new JsonOutput(text, options, T.Descriptor);
            T.WriteJson(in message, ref output);
            return text.Finish();
        }
        catch (ProtoException problem)
        {
            throw problem.Within(T.FullName);
        }
    }

    private static void Merge<T>(ref T message, ReadOnlySpan<byte> utf8, JsonParseOptions? options)
        where T : struct, IMessage<T>
    {
        options ??= JsonParseOptions.Default;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonPlace.LevelsFor(options) });
        try
        {
            reader.Read();
            Read(ref message, ref reader, options);
            reader.Read(); // throws when there is anything behind the value
        }
        catch (JsonException problem)
        {
            throw JsonPlace.Locate(JsonPlace.FromReader(problem, utf8), T.Descriptor, utf8);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ProtoException("messages nest deeper than the thread's stack can hold").Within(T.FullName);
        }
        catch (ProtoException problem)
        {
            throw JsonPlace.Locate(problem, T.Descriptor, utf8);
        }
    }
}
