namespace ProtoGen.Reflection;

/// <summary>Text format in and out.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>The message in protobuf's text format.</summary>
    /// <exception cref="ProtoException">The message nests more than 100 levels deep.</exception>
    public string ToText(TextFormatOptions? options = null) => TextFormatWriter.Write(this, options ?? TextFormatOptions.Default);

    /// <summary>Parses protobuf's text format.</summary>
    /// <exception cref="ProtoException">The text is malformed, names fields that the type does not have, nests too deep, or lacks a required field; with line and column.</exception>
    public static DynamicMessage ParseText(MessageDescriptor descriptor, string text, TextParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var message = new DynamicMessage(descriptor);
        TextFormatParser.Parse(message, text, options ?? TextParseOptions.Default);
        return message;
    }
}
