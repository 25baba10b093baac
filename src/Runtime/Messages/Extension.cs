using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>
/// A field that an <c>extend</c> block adds to a message. Generated code has one object per extension; the message's
/// <c>GetExtension</c>, <c>SetExtension</c>, <c>HasExtension</c> and <c>ClearExtension</c> take it.
/// </summary>
/// <typeparam name="TMessage">The extended message.</typeparam>
public abstract class Extension<TMessage>
    where TMessage : struct, IMessage<TMessage>
{
    private readonly Func<FieldDescriptor> _descriptor;

    private protected Extension(int fieldNumber, Func<FieldDescriptor> descriptor)
    {
        FieldNumber = fieldNumber;
        _descriptor = descriptor;
    }

    /// <summary>The field number: 1 to 536,870,911, in a message set up to 2,147,483,646.</summary>
    public int FieldNumber { get; }

    /// <summary>What the .proto file says about the extension. Made when first asked for.</summary>
    public FieldDescriptor Descriptor => _descriptor();

    /// <summary>The full name, such as <c>people.v1.shoe_size</c>.</summary>
    public override string ToString() => Descriptor.FullName;
}

/// <summary>An extension that holds one value.</summary>
/// <typeparam name="TMessage">The extended message.</typeparam>
/// <typeparam name="TValue">The value's type without <c>?</c>.</typeparam>
[SuppressMessage("Design", "CA1005", Justification = "Generated code names the types.")]
public sealed class Extension<TMessage, TValue> : Extension<TMessage>
    where TMessage : struct, IMessage<TMessage>
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Extension(int fieldNumber, ExtensionCodec<TValue> codec, Func<FieldDescriptor> descriptor)
        : this(fieldNumber, codec, descriptor, codec.Default)
    {
    }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Extension(int fieldNumber, ExtensionCodec<TValue> codec, Func<FieldDescriptor> descriptor, TValue defaultValue)
        : base(fieldNumber, descriptor)
    {
        Codec = codec;
        DefaultValue = defaultValue;
    }

    /// <summary>What <c>GetExtensionOrDefault</c> gives where nothing is set: the custom default, or the type's.</summary>
    public TValue DefaultValue { get; }

    internal ExtensionCodec<TValue> Codec { get; }
}
