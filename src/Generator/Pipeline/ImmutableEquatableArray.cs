using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// A list that never changes and compares by its elements in order, which is what a value between two pipeline steps must do.
/// </summary>
[CollectionBuilder(typeof(ImmutableEquatableArray), nameof(ImmutableEquatableArray.Create))]
public sealed class ImmutableEquatableArray<T> : IReadOnlyList<T>, IEquatable<ImmutableEquatableArray<T>>
    where T : IEquatable<T>
{
    public static readonly ImmutableEquatableArray<T> Empty = new([]);

    private readonly T[] _items;
    private int _hash;

    internal ImmutableEquatableArray(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(ImmutableEquatableArray<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._items.Length != _items.Length || other.GetHashCode() != GetHashCode())
            return false;
        for (int i = 0; i < _items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items[i], other._items[i]))
                return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ImmutableEquatableArray<T>);

    public override int GetHashCode()
    {
        // Worked out once: the driver compares the same values on every keystroke. 0 stands for "not yet", so a real 0 becomes 1.
        if (_hash == 0)
        {
            int hash = 17;
            foreach (T item in _items)
                hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
            _hash = hash == 0 ? 1 : hash;
        }
        return _hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

public static class ImmutableEquatableArray
{
    public static ImmutableEquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> =>
        items.IsEmpty ? ImmutableEquatableArray<T>.Empty : new ImmutableEquatableArray<T>(items.ToArray());

    public static ImmutableEquatableArray<T> ToImmutableEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
    {
        T[] array = items.ToArray();
        return array.Length == 0 ? ImmutableEquatableArray<T>.Empty : new ImmutableEquatableArray<T>(array);
    }
}
