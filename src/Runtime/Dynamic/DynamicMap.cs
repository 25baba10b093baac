using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Reflection;

/// <summary>
/// The entries of a map field of a <see cref="DynamicMessage"/>, in insertion order. Keys and values are checked against the field's types when they
/// come in.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
[SuppressMessage("Naming", "CA1710", Justification = "Map is the field's term.")]
public sealed class DynamicMap : IReadOnlyDictionary<DynamicValue, DynamicValue>
{
    private readonly OrderedDictionary<DynamicValue, DynamicValue> _entries = [];

    internal DynamicMap(FieldDescriptor field, bool isReadOnly = false)
    {
        Field = field;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The map field whose entries these are.</summary>
    public FieldDescriptor Field { get; }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>True for the empty map that <see cref="DynamicMessage.Get(FieldDescriptor)"/> gives for an absent field.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The keys in insertion order.</summary>
    public IEnumerable<DynamicValue> Keys => _entries.Keys;

    /// <summary>The values in insertion order of their keys.</summary>
    public IEnumerable<DynamicValue> Values => _entries.Values;

    internal FieldDescriptor KeyField => Field.MessageType!.FindFieldByNumber(1)!;

    internal FieldDescriptor ValueField => Field.MessageType!.FindFieldByNumber(2)!;

    /// <summary>The value of a key; setting adds or replaces.</summary>
    /// <exception cref="KeyNotFoundException">The key to get is not there.</exception>
    /// <exception cref="ArgumentException">The field does not take the key or the value.</exception>
    /// <exception cref="InvalidOperationException">The map is read-only.</exception>
    public DynamicValue this[DynamicValue key]
    {
        get => _entries.TryGetValue(KeyOf(key), out DynamicValue value) ? value : throw new KeyNotFoundException($"{Field.FullName} has no key '{key}'.");
        set
        {
            ThrowIfReadOnly();
            _entries[KeyOf(key)] = FieldValues.Convert(ValueField, value);
        }
    }

    /// <summary>Adds an entry with a new, empty message, or replaces the key's message by one, and returns it.</summary>
    /// <exception cref="InvalidOperationException">The values are no messages, or the map is read-only.</exception>
    public DynamicMessage AddMessage(DynamicValue key)
    {
        ThrowIfReadOnly();
        var message = new DynamicMessage(ValueField.MessageType ?? throw new InvalidOperationException($"The values of {Field.FullName} are no messages."));
        _entries[KeyOf(key)] = message;
        return message;
    }

    /// <inheritdoc/>
    public bool ContainsKey(DynamicValue key) => _entries.ContainsKey(KeyOf(key));

    /// <inheritdoc/>
    public bool TryGetValue(DynamicValue key, out DynamicValue value) => _entries.TryGetValue(KeyOf(key), out value);

    /// <summary>Removes an entry; false when the key is not there.</summary>
    public bool Remove(DynamicValue key) => _entries.Remove(KeyOf(key));

    /// <summary>Removes all entries.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Enumerates the entries in insertion order.</summary>
    public IEnumerator<KeyValuePair<DynamicValue, DynamicValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes an entry that is known to be of the field's kinds; an equal key's entry keeps its place and takes the value.</summary>
    internal void Put(DynamicValue key, DynamicValue value) => _entries[key] = value;

    internal KeyValuePair<DynamicValue, DynamicValue> EntryAt(int index) => _entries.GetAt(index);

    internal bool ContentEquals(DynamicMap other)
    {
        if (Count != other.Count)
            return false;
        foreach ((DynamicValue key, DynamicValue value) in _entries)
        {
            if (!other._entries.TryGetValue(key, out DynamicValue second) || !value.Equals(second))
                return false;
        }
        return true;
    }

    /// <summary>The keys without order: they tell maps apart well enough.</summary>
    internal int ContentHash()
    {
        int sum = Count;
        foreach (DynamicValue key in _entries.Keys)
            sum = unchecked(sum + key.GetHashCode());
        return sum;
    }

    private DynamicValue KeyOf(DynamicValue key) => FieldValues.Convert(KeyField, key);

    private void ThrowIfReadOnly()
    {
        if (IsReadOnly)
            throw new InvalidOperationException($"{Field.FullName} is not set; GetMap gives a map that can be changed.");
    }
}
