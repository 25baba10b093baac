using System.Collections;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>Collects the entries of a map field.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
public sealed class MapBuilder<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    private MapData<TKey, TValue> _data = new(0, owner: 0);
    private bool _isShared;

    /// <summary>The number of entries so far.</summary>
    public int Count => _data.Count;

    /// <summary>The value of a key; setting adds or replaces.</summary>
    /// <exception cref="KeyNotFoundException">The key to get is not there.</exception>
    /// <exception cref="ArgumentNullException">The key or the value is null.</exception>
    public TValue this[TKey key]
    {
        get => new Map<TKey, TValue>(_data)[key];
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            if (_isShared)
            {
                _data = _data.Copy(owner: 0);
                _isShared = false;
            }
            _data.Set(key, in value);
        }
    }

    /// <summary>Adds or replaces an entry.</summary>
    public void Add(TKey key, TValue value) => this[key] = value;

    /// <summary>A map with the entries so far; the builder can go on.</summary>
    public Map<TKey, TValue> ToMap()
    {
        if (Count == 0)
            return default;
        _isShared = true;
        return new Map<TKey, TValue>(_data);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => new Map<TKey, TValue>(_data).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
