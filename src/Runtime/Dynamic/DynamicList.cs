using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Reflection;

/// <summary>The elements of a repeated field of a <see cref="DynamicMessage"/>. Elements are checked against the field's type when they come in.</summary>
[DebuggerDisplay("Count = {Count}")]
[SuppressMessage("Naming", "CA1710", Justification = "List is the field's term.")]
public sealed class DynamicList : IList<DynamicValue>, IReadOnlyList<DynamicValue>
{
    private readonly List<DynamicValue> _items = [];

    internal DynamicList(FieldDescriptor field, bool isReadOnly = false)
    {
        Field = field;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The repeated field whose elements these are.</summary>
    public FieldDescriptor Field { get; }

    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => _items.Count;

    /// <summary>True for the empty list that <see cref="DynamicMessage.Get(FieldDescriptor)"/> gives for an absent field.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The element at an index.</summary>
    /// <exception cref="ArgumentException">The field does not take the value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public DynamicValue this[int index]
    {
        get => _items[index];
        set => _items[index] = FieldValues.Convert(Field, value);
    }

    /// <summary>Appends an element.</summary>
    /// <exception cref="ArgumentException">The field does not take the value.</exception>
    /// <exception cref="InvalidOperationException">The list is read-only.</exception>
    public void Add(DynamicValue item)
    {
        ThrowIfReadOnly();
        _items.Add(FieldValues.Convert(Field, item));
    }

    /// <summary>Appends elements.</summary>
    /// <exception cref="ArgumentException">The field does not take a value; those in front of it are in the list.</exception>
    /// <exception cref="InvalidOperationException">The list is read-only.</exception>
    public void AddRange(params IEnumerable<DynamicValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (DynamicValue item in ReferenceEquals(items, this) ? [.. _items] : items)
            Add(item);
    }

    /// <summary>Appends a new, empty message and returns it.</summary>
    /// <exception cref="InvalidOperationException">The elements are no messages, or the list is read-only.</exception>
    public DynamicMessage AddMessage()
    {
        ThrowIfReadOnly();
        var message = new DynamicMessage(Field.MessageType ?? throw new InvalidOperationException($"The elements of {Field.FullName} are no messages."));
        _items.Add(message);
        return message;
    }

    /// <summary>Inserts an element.</summary>
    /// <exception cref="ArgumentException">The field does not take the value.</exception>
    /// <exception cref="InvalidOperationException">The list is read-only.</exception>
    public void Insert(int index, DynamicValue item)
    {
        ThrowIfReadOnly();
        _items.Insert(index, FieldValues.Convert(Field, item));
    }

    /// <inheritdoc/>
    public void RemoveAt(int index) => _items.RemoveAt(index);

    /// <inheritdoc/>
    public bool Remove(DynamicValue item) => _items.Remove(item);

    /// <inheritdoc/>
    public void Clear() => _items.Clear();

    /// <inheritdoc/>
    public bool Contains(DynamicValue item) => _items.Contains(item);

    /// <inheritdoc/>
    public int IndexOf(DynamicValue item) => _items.IndexOf(item);

    /// <inheritdoc/>
    public void CopyTo(DynamicValue[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<DynamicValue> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes a value that is known to be of the field's kind.</summary>
    internal void Append(DynamicValue value) => _items.Add(value);

    internal bool ContentEquals(DynamicList other)
    {
        if (Count != other.Count)
            return false;
        for (int i = 0; i < Count; i++)
        {
            if (!_items[i].Equals(other._items[i]))
                return false;
        }
        return true;
    }

    internal int ContentHash()
    {
        var hash = new HashCode();
        foreach (DynamicValue item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    private void ThrowIfReadOnly()
    {
        if (IsReadOnly)
            throw new InvalidOperationException($"{Field.FullName} is not set; GetList gives a list that can be changed.");
    }
}
