using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct FieldMask
{
    /// <summary>
    /// Copies what the mask covers from one message to another, as an update with a mask does. A scalar that the source does not have is cleared. Paths that the
    /// type does not have are ignored (<see cref="IsValidFor{T}"/> finds them), and so are unknown fields of the source.
    /// </summary>
    /// <param name="source">Where the values come from.</param>
    /// <param name="destination">What is changed; on an exception it is what it was.</param>
    /// <param name="options">Whether messages and repeated fields at the end of a path are replaced.</param>
    /// <exception cref="ProtoException">A path has more than 100 names, or a message cannot be serialized.</exception>
    public readonly void Merge<T>(in T source, ref T destination, FieldMaskMergeOptions? options = null)
        where T : struct, IMessage<T>
    {
        FieldMaskTree tree = FieldMaskTree.Of(in this);
        if (!tree.HasChildren)
            return;
        // Concatenation of serialized messages is how messages merge: what is to be replaced leaves the first, what is not covered leaves the second.
        var filter = new FieldMaskFilter(options ?? FieldMaskMergeOptions.Default);
        filter.CopyWithoutReplaced(Serialize(in destination), T.Descriptor, tree);
        filter.CopyCovered(Serialize(in source), T.Descriptor, tree);
        destination = Parse<T>(filter.Written);
    }

    /// <summary>
    /// Clears all that the mask does not cover, unknown fields too. An empty mask covers nothing; where an API gives it another meaning, ask before.
    /// </summary>
    /// <exception cref="ProtoException">A path has more than 100 names, or the message cannot be serialized.</exception>
    public readonly void Trim<T>(ref T message)
        where T : struct, IMessage<T>
    {
        FieldMaskTree tree = FieldMaskTree.Of(in this);
        var filter = new FieldMaskFilter(FieldMaskMergeOptions.Default);
        if (tree.HasChildren)
            filter.CopyCovered(Serialize(in message), T.Descriptor, tree);
        message = Parse<T>(filter.Written);
    }

    private static byte[] Serialize<T>(in T message)
        where T : struct, IMessage<T> => MessageCodec.ToByteArray(in message, SerializeOptions.Deepest);

    private static T Parse<T>(ReadOnlySpan<byte> data)
        where T : struct, IMessage<T> => MessageCodec.ParseTrusted<T>(data);
}
