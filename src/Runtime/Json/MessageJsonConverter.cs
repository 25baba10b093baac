using System.Text.Json;
using System.Text.Json.Serialization;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>
/// Lets System.Text.Json write and read a message as ProtoJSON: as a whole, as a property, in lists, in minimal APIs. Every generated message names it
/// in an attribute, with the default options. Others go into <see cref="JsonSerializerOptions.Converters"/>.
/// Problems are <see cref="JsonException"/>s, as System.Text.Json has it, with a <see cref="ProtoException"/> inside.
/// </summary>
/// <typeparam name="T">The message type.</typeparam>
public sealed class MessageJsonConverter<T> : JsonConverter<T>
    where T : struct, IMessage<T>
{
    private readonly JsonFormatOptions _formatOptions;
    private readonly JsonParseOptions _parseOptions;

    /// <summary>A converter with the default options.</summary>
    public MessageJsonConverter()
        : this(JsonFormatOptions.Default, JsonParseOptions.Default)
    {
    }

    /// <summary>A converter with options. <see cref="JsonFormatOptions.Indented"/> is the serializer's to say.</summary>
    public MessageJsonConverter(JsonFormatOptions formatOptions, JsonParseOptions parseOptions)
    {
        ArgumentNullException.ThrowIfNull(formatOptions);
        ArgumentNullException.ThrowIfNull(parseOptions);
        _formatOptions = formatOptions;
        _parseOptions = parseOptions;
    }

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        T message = default;
        try
        {
            JsonCodec.Read(ref message, ref reader, _parseOptions);
        }
        catch (ProtoException problem)
        {
            throw new JsonException($"{T.FullName}: {problem.Problem}.", problem);
        }
        return message;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        try
        {
            JsonCodec.Write(in value, writer, _formatOptions);
        }
        catch (ProtoException problem)
        {
            throw new JsonException($"{T.FullName}: {problem.Problem}.", problem);
        }
    }
}
