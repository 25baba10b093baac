using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>
/// The entries of a map field of a <see cref="DynamicMessage"/>, in insertion order. Keys and values are checked against the field's types when they
/// come in.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
[SuppressMessage("Naming", "CA1710", Justification = "Map is the field's term.")]
public sealed class DynamicMap : IReadOnlyDictionary<DynamicValue, DynamicValue>
{
    private MapData<DynamicValue, DynamicValue> _data = new(0, owner: 0);

    internal DynamicMap(FieldDescriptor field, bool isReadOnly = false)
    {
        Field = field;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The map field whose entries these are.</summary>
    public FieldDescriptor Field { get; }

    /// <inheritdoc/>
    public int Count => _data.Count;

    /// <summary>True for the empty map that <see cref="DynamicMessage.Get(FieldDescriptor)"/> gives for an absent field.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The keys in insertion order.</summary>
    public IEnumerable<DynamicValue> Keys => this.Select(entry => entry.Key);

    /// <summary>The values in insertion order of their keys.</summary>
    public IEnumerable<DynamicValue> Values => this.Select(entry => entry.Value);

    internal FieldDescriptor KeyField => Field.MessageType!.FindFieldByNumber(1)!;

    internal FieldDescriptor ValueField => Field.MessageType!.FindFieldByNumber(2)!;

    /// <summary>The value of a key; setting adds or replaces.</summary>
    /// <exception cref="KeyNotFoundException">The key to get is not there.</exception>
    /// <exception cref="ArgumentException">The field does not take the key or the value.</exception>
    /// <exception cref="InvalidOperationException">The map is read-only.</exception>
    public DynamicValue this[DynamicValue key]
    {
        get => TryGetValue(key, out DynamicValue value) ? value : throw new KeyNotFoundException($"{Field.FullName} has no key '{key}'.");
        set
        {
            ThrowIfReadOnly();
            Put(KeyOf(key), FieldValues.Convert(ValueField, value));
        }
    }

    /// <summary>Adds an entry with a new, empty message, or replaces the key's message by one, and returns it.</summary>
    /// <exception cref="InvalidOperationException">The values are no messages, or the map is read-only.</exception>
    public DynamicMessage AddMessage(DynamicValue key)
    {
        ThrowIfReadOnly();
        var message = new DynamicMessage(ValueField.MessageType ?? throw new InvalidOperationException($"The values of {Field.FullName} are no messages."));
        Put(KeyOf(key), message);
        return message;
    }

    /// <inheritdoc/>
    public bool ContainsKey(DynamicValue key) => _data.Find(KeyOf(key)) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(DynamicValue key, out DynamicValue value)
    {
        int index = _data.Find(KeyOf(key));
        value = index < 0 ? default : _data.ValueAt(index);
        return index >= 0;
    }

    /// <summary>Removes an entry, in time proportional to the size of the map; false when the key is not there.</summary>
    public bool Remove(DynamicValue key)
    {
        int removed = _data.Find(KeyOf(key));
        if (removed < 0)
            return false;
        var rest = new MapData<DynamicValue, DynamicValue>(Count - 1, owner: 0);
        for (int i = 0; i < Count; i++)
        {
            if (i != removed)
                rest.Set(_data.Entries[i].Key, in _data.Entries[i].Value);
        }
        _data = rest;
        return true;
    }

    /// <summary>Removes all entries.</summary>
    public void Clear() => _data = new(0, owner: 0);

    /// <summary>Enumerates the entries in insertion order.</summary>
    public IEnumerator<KeyValuePair<DynamicValue, DynamicValue>> GetEnumerator()
    {
        MapData<DynamicValue, DynamicValue> data = _data;
        int count = data.Count;
        for (int i = 0; i < count; i++)
            yield return EntryAt(data, i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes an entry that is known to be of the field's kinds; false when an equal key's entry, which keeps its place, took the value.</summary>
    internal bool Put(DynamicValue key, DynamicValue value)
    {
        int count = Count;
        _data.Set(key, in value);
        return Count > count;
    }

    internal KeyValuePair<DynamicValue, DynamicValue> EntryAt(int index) => EntryAt(_data, index);

    internal bool ContentEquals(DynamicMap other)
    {
        if (Count != other.Count)
            return false;
        foreach (ref readonly MapEntry<DynamicValue, DynamicValue> entry in _data.Entries)
        {
            int index = other._data.Find(entry.Key);
            if (index < 0 || !entry.Value.Equals(other._data.ValueAt(index)))
                return false;
        }
        return true;
    }

    /// <summary>The keys without order: they tell maps apart well enough.</summary>
    internal int ContentHash()
    {
        int sum = Count;
        foreach (ref readonly MapEntry<DynamicValue, DynamicValue> entry in _data.Entries)
            sum = unchecked(sum + entry.Key.GetHashCode());
        return sum;
    }

    private static KeyValuePair<DynamicValue, DynamicValue> EntryAt(MapData<DynamicValue, DynamicValue> data, int index)
    {
        ref readonly MapEntry<DynamicValue, DynamicValue> entry = ref data.Entries[index];
        return new(entry.Key, entry.Value);
    }

    private DynamicValue KeyOf(DynamicValue key) => FieldValues.Convert(KeyField, key);

    private void ThrowIfReadOnly()
    {
        if (IsReadOnly)
            throw new InvalidOperationException($"{Field.FullName} is not set; GetMap gives a map that can be changed.");
    }
}
