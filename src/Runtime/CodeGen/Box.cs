using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.CodeGen;

/// <summary>Holds a sub-message outside its parent. A box never changes once the parse or setter that made it is done, so copies of the parent share it.</summary>
/// <typeparam name="T">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1051", Justification = "The codec works on references to the field.")]
public sealed class Box<T>
    where T : struct
{
    private static readonly Box<T> _empty = new();

    /// <summary>The message.</summary>
    public T Value;

    /// <summary>An empty message.</summary>
    public Box()
    {
    }

    /// <summary>A copy of <paramref name="value"/>.</summary>
    public Box(in T value) => Value = value;

    /// <summary>Null for null, a box for a value.</summary>
    public static Box<T>? From(in T? value) => value.HasValue ? new Box<T>(in Nullable.GetValueRefOrDefaultRef(in value)) : null;

    /// <summary>The boxed message by reference, or the empty message.</summary>
    public static ref readonly T OrDefault(Box<T>? box) => ref (box ?? _empty).Value;

    /// <summary>The boxed message by value, or null.</summary>
    public static T? OrNull(Box<T>? box) => box is null ? null : box.Value;
}
