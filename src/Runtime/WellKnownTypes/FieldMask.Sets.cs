using ProtoGen.Reflection;

namespace ProtoGen.WellKnownTypes;

public partial struct FieldMask
{
    /// <summary>The canonical form: sorted, each path once, and none that lies below another (<c>a</c> covers <c>a.b</c>).</summary>
    /// <exception cref="ProtoException">A path has more than 100 names.</exception>
    public readonly FieldMask Normalize() => FieldMaskTree.Of(in this).ToMask();

    /// <summary>What any of the masks covers, in canonical form.</summary>
    /// <exception cref="ProtoException">A path has more than 100 names.</exception>
    public readonly FieldMask Union(params ReadOnlySpan<FieldMask> others)
    {
        FieldMaskTree tree = FieldMaskTree.Of(in this);
        foreach (ref readonly FieldMask other in others)
            tree.Add(in other);
        return tree.ToMask();
    }

    /// <summary>What both masks cover, in canonical form.</summary>
    /// <exception cref="ProtoException">A path has more than 100 names.</exception>
    public readonly FieldMask Intersect(FieldMask other) => FieldMaskTree.Of(in this).Intersect(FieldMaskTree.Of(in other)).ToMask();

    /// <summary>
    /// What this mask covers and the other does not, in canonical form. Where the other takes a part out of a message, the type says which fields are left:
    /// <c>address</c> without <c>address.city</c> becomes all other fields of the address.
    /// </summary>
    /// <typeparam name="T">The message type that the paths belong to.</typeparam>
    /// <exception cref="ProtoException">A path has more than 100 names.</exception>
    public readonly FieldMask Subtract<T>(FieldMask other)
        where T : struct, IMessage<T> => Subtract(T.Descriptor, other);

    /// <summary>See <see cref="Subtract{T}"/>.</summary>
    /// <exception cref="ProtoException">A path has more than 100 names.</exception>
    public readonly FieldMask Subtract(MessageDescriptor type, FieldMask other)
    {
        ArgumentNullException.ThrowIfNull(type);
        FieldMaskTree tree = FieldMaskTree.Of(in this);
        foreach (string path in other.Paths)
            tree.Remove(path, type);
        return tree.ToMask();
    }

    /// <summary>True when the mask covers a path: it has the path itself or one above it.</summary>
    public readonly bool Covers(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (string own in Paths)
        {
            if (path.StartsWith(own, StringComparison.Ordinal) && (path.Length == own.Length || path[own.Length] == '.'))
                return true;
        }
        return false;
    }
}
