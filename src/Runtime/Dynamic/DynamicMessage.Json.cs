using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

/// <summary>ProtoJSON in and out.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>The message as ProtoJSON.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    public string ToJson(JsonFormatOptions? options = null)
    {
        options ??= JsonFormatOptions.Default;
        using JsonText text = JsonText.Rent(options.Indented);
        return Encoding.UTF8.GetString(WriteJson(text, options));
    }

    /// <summary>Writes the message as ProtoJSON in UTF-8. On an exception nothing is written.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    public void WriteJsonTo(IBufferWriter<byte> output, JsonFormatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        options ??= JsonFormatOptions.Default;
        using JsonText text = JsonText.Rent(options.Indented);
        output.Write(WriteJson(text, options));
    }

    /// <summary>Parses a message from ProtoJSON.</summary>
    /// <exception cref="ProtoException">The text is not JSON, or not JSON of such a message; it nests too deep or lacks a required field.</exception>
    public static DynamicMessage ParseJson(MessageDescriptor descriptor, string json, JsonParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var message = new DynamicMessage(descriptor);
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        if (!Wire.Utf16.IsWellFormed(json))
            throw new ProtoException("the text holds a lone surrogate").Within(descriptor.FullName);
        message.ReadJson(utf8, options);
        return message;
    }

    /// <summary>Parses a message from ProtoJSON in UTF-8.</summary>
    /// <exception cref="ProtoException">The text is not JSON, or not JSON of such a message; it nests too deep or lacks a required field.</exception>
    public static DynamicMessage ParseJson(MessageDescriptor descriptor, ReadOnlySpan<byte> utf8Json, JsonParseOptions? options = null)
    {
        var message = new DynamicMessage(descriptor);
        if (!Utf8.IsValid(utf8Json))
            throw ProtoException.At(JsonPlace.FirstInvalid(utf8Json), "the text is not valid UTF-8").Within(descriptor.FullName);
        message.ReadJson(utf8Json, options);
        return message;
    }

    private ReadOnlySpan<byte> WriteJson(JsonText text, JsonFormatOptions options)
    {
        try
        {
            var output = new JsonOutput(text, options, Descriptor);
            DynamicJsonWriter.Write(this, ref output);
            return text.Finish();
        }
        catch (ProtoException problem)
        {
            throw problem.Within(Descriptor.FullName);
        }
    }

    private void ReadJson(ReadOnlySpan<byte> utf8, JsonParseOptions? options)
    {
        options ??= JsonParseOptions.Default;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonPlace.LevelsFor(options) });
        try
        {
            reader.Read();
            var input = new JsonInput(reader, options, Descriptor);
            DynamicJsonReader.Read(this, ref input);
            CheckRequired();
            input.Reader.Read(); // throws when there is anything behind the value
        }
        catch (JsonException problem)
        {
            throw JsonPlace.Locate(JsonPlace.FromReader(problem, utf8), Descriptor, utf8);
        }
        catch (ProtoException problem) when (problem.Path is null || problem.Offset >= 0)
        {
            throw JsonPlace.Locate(problem, Descriptor, utf8);
        }
    }
}
