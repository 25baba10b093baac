using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>
/// The value of a map field: a read-only dictionary in insertion order, as small as a reference, with content equality without order.
/// The default is empty. Written as <c>[new("disk", 5)]</c>; of equal keys the last wins.
/// </summary>
/// <typeparam name="TKey">An integer, <see cref="bool"/> or <see cref="string"/>.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
[CollectionBuilder(typeof(Map), nameof(Map.Create))]
[DebuggerDisplay("Count = {Count}")]
public readonly struct Map<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<Map<TKey, TValue>>
    where TKey : notnull
{
    private readonly MapData<TKey, TValue>? _data;

    internal Map(MapData<TKey, TValue>? data) => _data = data;

    /// <summary>No entries.</summary>
    public static Map<TKey, TValue> Empty => default;

    /// <summary>The number of entries.</summary>
    public int Count => _data?.Count ?? 0;

    /// <summary>True when there are no entries.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The keys in insertion order.</summary>
    public IEnumerable<TKey> Keys => this.Select(entry => entry.Key);

    /// <summary>The values in insertion order of their keys.</summary>
    public IEnumerable<TValue> Values => this.Select(entry => entry.Value);

    /// <summary>The storage for a generated message.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MapData<TKey, TValue>? Data => _data;

    /// <summary>The value of a key, by reference: no copy.</summary>
    /// <exception cref="KeyNotFoundException">The map does not have the key.</exception>
    public ref readonly TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            if (index < 0)
                throw new KeyNotFoundException($"The map has no key '{key}'.");
            return ref _data!.ValueAt(index);
        }
    }

    TValue IReadOnlyDictionary<TKey, TValue>.this[TKey key] => this[key];

    /// <summary>True when the map has the key.</summary>
    public bool ContainsKey(TKey key) => Find(key) >= 0;

    /// <summary>Looks a key up.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        if (index < 0)
        {
            value = default;
            return false;
        }
        value = _data!.ValueAt(index);
        return true;
    }

    /// <summary>A builder that holds the entries already.</summary>
    public MapBuilder<TKey, TValue> ToBuilder()
    {
        var builder = new MapBuilder<TKey, TValue>();
        foreach (KeyValuePair<TKey, TValue> entry in this)
            builder[entry.Key] = entry.Value;
        return builder;
    }

    private int Find(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _data is null ? -1 : _data.Find(key);
    }

    /// <summary>Enumerates the entries in insertion order.</summary>
    public Enumerator GetEnumerator() => new(_data);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Map<TKey, TValue> other) => MapEquality.Map(_data, other._data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Map<TKey, TValue> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        MapEquality.Hash(_data, ref hash);
        return hash.ToHashCode();
    }

    /// <summary>The entries between braces.</summary>
    public override string ToString() => $"{{{string.Join(", ", this.Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    /// <summary>Compares by content, without order.</summary>
    public static bool operator ==(Map<TKey, TValue> left, Map<TKey, TValue> right) => left.Equals(right);

    /// <summary>Compares by content, without order.</summary>
    public static bool operator !=(Map<TKey, TValue> left, Map<TKey, TValue> right) => !left.Equals(right);

    /// <summary>Copies a dictionary.</summary>
    public static implicit operator Map<TKey, TValue>(Dictionary<TKey, TValue> entries) => Map.From(entries);

    /// <summary>Enumerates entries.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        private readonly MapData<TKey, TValue>? _data;
        private int _index;

        internal Enumerator(MapData<TKey, TValue>? data)
        {
            _data = data;
            _index = -1;
        }

        /// <summary>The current entry.</summary>
        public readonly KeyValuePair<TKey, TValue> Current
        {
            get
            {
                ref readonly MapEntry<TKey, TValue> entry = ref _data!.Entries[_index];
                return new KeyValuePair<TKey, TValue>(entry.Key, entry.Value);
            }
        }

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next entry.</summary>
        public bool MoveNext() => _data is not null && ++_index < _data.Count;

        /// <summary>Goes back to the start.</summary>
        public void Reset() => _index = -1;

        /// <summary>Nothing to release.</summary>
        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Makes <see cref="Map{TKey, TValue}"/> values.</summary>
public static class Map
{
    /// <summary>A map with these entries, for collection expressions; of equal keys the last wins.</summary>
    /// <exception cref="ArgumentNullException">A key or value is null.</exception>
    public static Map<TKey, TValue> Create<TKey, TValue>(params ReadOnlySpan<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        if (entries.IsEmpty)
            return default;
        var data = new MapData<TKey, TValue>(entries.Length, owner: 0);
        foreach ((TKey key, TValue value) in entries)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            data.Set(key, in value);
        }
        return new Map<TKey, TValue>(data);
    }

    /// <summary>A map with the entries of a sequence; of equal keys the last wins.</summary>
    /// <exception cref="ArgumentNullException">A key or value is null.</exception>
    public static Map<TKey, TValue> From<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        var builder = new MapBuilder<TKey, TValue>();
        foreach ((TKey key, TValue value) in entries)
            builder[key] = value;
        return builder.ToMap();
    }

    /// <summary>Wraps the storage of a generated message's field.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Map<TKey, TValue> Wrap<TKey, TValue>(MapData<TKey, TValue>? data)
        where TKey : notnull => new(data);
}
