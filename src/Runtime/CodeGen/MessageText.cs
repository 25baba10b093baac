using System.ComponentModel;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>What the text format methods of generated messages forward to: the way leads through a dynamic message of the same type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageText
{
    /// <summary>A message in text format.</summary>
    /// <exception cref="ProtoException">The message cannot be serialized.</exception>
    public static string Format<T>(in T message, TextFormatOptions? options = null)
        where T : struct, IMessage<T> => DynamicMessage.From(in message, options?.Registry).ToText(options);

    /// <summary>Parses text format.</summary>
    /// <exception cref="ProtoException">The text is malformed, names fields that the type does not have, nests too deep, or lacks a required field.</exception>
    public static T Parse<T>(string text, TextParseOptions? options = null)
        where T : struct, IMessage<T> => DynamicMessage.ParseText(T.Descriptor, text, options).To<T>();
}
