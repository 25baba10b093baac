using System.Collections;

namespace ProtoGen;

/// <summary>Collects the elements of a repeated field in a loop: appending costs amortised constant time.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="capacity">Room for this many elements from the start.</param>
public sealed class RepeatedBuilder<T>(int capacity = 0) : IReadOnlyCollection<T>
{
    private T[] _items = capacity == 0 ? [] : new T[capacity];

    /// <summary>The number of elements so far.</summary>
    public int Count { get; private set; }

    /// <summary>An element that may be changed in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _items[index];
        }
    }

    /// <summary>Appends an element.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        _items[Count++] = item;
    }

    /// <summary>Appends elements.</summary>
    public void AddRange(params ReadOnlySpan<T> items)
    {
        if (_items.Length - Count < items.Length)
            Array.Resize(ref _items, Math.Max(Count + items.Length, Count * 2));
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>A list with the elements so far; the builder can go on.</summary>
    public Repeated<T> ToRepeated() => Repeated.Create<T>(_items.AsSpan(0, Count));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
