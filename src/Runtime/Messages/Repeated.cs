using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>
/// The value of a repeated field: a read-only list over one array, as small as a reference, with content equality. The default is empty.
/// Change means a new value: <c>[..order.Items, item]</c>, or a <see cref="RepeatedBuilder{T}"/> in a loop.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[CollectionBuilder(typeof(Repeated), nameof(Repeated.Create))]
[DebuggerDisplay("Count = {Count}")]
[DebuggerTypeProxy(typeof(RepeatedDebugView<>))]
public readonly struct Repeated<T> : IReadOnlyList<T>, IEquatable<Repeated<T>>
{
    private readonly T[]? _items;

    internal Repeated(T[]? items) => _items = items;

    /// <summary>No elements.</summary>
    public static Repeated<T> Empty => default;

    /// <summary>The number of elements.</summary>
    public int Count => _items is null ? 0 : _items.Length;

    /// <summary>True when there are no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The array of a generated message's field; it must not be changed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T[]? Items => _items;

    /// <summary>An element, by reference: no copy.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public ref readonly T this[int index] => ref (_items ?? [])[index];

    T IReadOnlyList<T>.this[int index] => this[index];

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>The elements as memory, for use across awaits.</summary>
    public ReadOnlyMemory<T> AsMemory() => _items;

    /// <summary>A new array with the elements.</summary>
    public T[] ToArray() => AsSpan().ToArray();

    /// <summary>A builder that holds the elements already.</summary>
    public RepeatedBuilder<T> ToBuilder()
    {
        var builder = new RepeatedBuilder<T>(Count);
        builder.AddRange(AsSpan());
        return builder;
    }

    /// <summary>True when an element equals <paramref name="item"/>.</summary>
    public bool Contains(T item) => Array.IndexOf(_items ?? [], item) >= 0;

    /// <summary>Enumerates by reference: <c>foreach (ref readonly var item in items)</c> copies nothing.</summary>
    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Repeated<T> other) => FieldEquality.Repeated(_items, other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Repeated<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        FieldEquality.HashRepeated(_items, ref hash);
        return hash.ToHashCode();
    }

    /// <summary>The elements between brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <summary>Compares element by element.</summary>
    public static bool operator ==(Repeated<T> left, Repeated<T> right) => left.Equals(right);

    /// <summary>Compares element by element.</summary>
    public static bool operator !=(Repeated<T> left, Repeated<T> right) => !left.Equals(right);

    /// <summary>Shares the array of an immutable array.</summary>
    public static implicit operator Repeated<T>(System.Collections.Immutable.ImmutableArray<T> items) =>
        new(ImmutableCollectionsMarshal.AsArray(items));

    /// <summary>Shares the array with an immutable array.</summary>
    public static implicit operator System.Collections.Immutable.ImmutableArray<T>(Repeated<T> items) =>
        ImmutableCollectionsMarshal.AsImmutableArray(items._items ?? []);

    /// <summary>Enumerates elements by reference.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The current element.</summary>
        public readonly ref readonly T Current => ref _items[_index];

        /// <summary>Goes to the next element.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Makes <see cref="Repeated{T}"/> values.</summary>
public static class Repeated
{
    /// <summary>A list with these elements, for collection expressions.</summary>
    /// <exception cref="ArgumentNullException">An element is null.</exception>
    public static Repeated<T> Create<T>(params ReadOnlySpan<T> items)
    {
        ThrowIfAnyNull(items);
        return items.IsEmpty ? default : new Repeated<T>(items.ToArray());
    }

    /// <summary>A list with the elements of a sequence.</summary>
    /// <exception cref="ArgumentNullException">The sequence or an element is null.</exception>
    public static Repeated<T> From<T>(IEnumerable<T> items)
    {
        T[] copy = items.ToArray();
        ThrowIfAnyNull<T>(copy);
        return copy.Length == 0 ? default : new Repeated<T>(copy);
    }

    /// <summary>Wraps the array of a generated message's field.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Repeated<T> Wrap<T>(T[]? items) => new(items);

    private static void ThrowIfAnyNull<T>(ReadOnlySpan<T> items)
    {
        if (typeof(T).IsValueType)
            return;
        foreach (ref readonly T item in items)
            ArgumentNullException.ThrowIfNull(item, nameof(items));
    }
}

internal sealed class RepeatedDebugView<T>(Repeated<T> items)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Items { get; } = items.ToArray();
}
