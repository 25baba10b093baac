using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>An extension that holds a list.</summary>
/// <typeparam name="TMessage">The extended message.</typeparam>
/// <typeparam name="TElement">The element type.</typeparam>
[SuppressMessage("Design", "CA1005", Justification = "Generated code names the types.")]
public sealed class RepeatedExtension<TMessage, TElement> : Extension<TMessage>
    where TMessage : struct, IMessage<TMessage>
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RepeatedExtension(int fieldNumber, ExtensionCodec<TElement> codec, Func<FieldDescriptor> descriptor, bool isPacked)
        : base(fieldNumber, descriptor)
    {
        Codec = codec;
        IsPacked = isPacked;
    }

    internal ExtensionCodec<TElement> Codec { get; }

    /// <summary>The elements are written packed; both forms are read.</summary>
    internal bool IsPacked { get; }
}
