using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ProtoGen.CodeGen;

/// <summary>
/// The storage of a map field: entries in insertion order, searched one by one up to eight and through a hash index from there.
/// Changed only by the parse or builder that made it; shared freely after that.
/// </summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MapData<TKey, TValue>
    where TKey : notnull
{
    private const int LinearLimit = 8;
    private const int FirstEntries = 4;

    /// <summary>A run of records is counted before it is read, but keys may be equal: no more than so many entries are made on its word.</summary>
    private const int LargestFirst = 1024;

    private readonly long _owner;
    private MapEntry<TKey, TValue>[] _entries;
    private int[]? _buckets;

    internal MapData(int capacity, long owner)
    {
        _entries = new MapEntry<TKey, TValue>[Math.Max(capacity, FirstEntries)];
        _owner = owner;
    }

    /// <summary>What an entry takes with its share of the index.</summary>
    private static long EntrySize => Unsafe.SizeOf<MapEntry<TKey, TValue>>() + 4 * sizeof(int);

    internal int Count { get; private set; }

    internal ReadOnlySpan<MapEntry<TKey, TValue>> Entries => _entries.AsSpan(0, Count);

    /// <summary>The map of this parse: a new one for the number of entries that come, or a copy when the field's map is shared.</summary>
    internal static MapData<TKey, TValue> For(nint pos, int coming, ref MapData<TKey, TValue>? field, ref ParseState state)
    {
        long owner = state.Owner;
        if (field is null)
        {
            int capacity = Math.Clamp(coming, FirstEntries, LargestFirst);
            if (!state.CanClaim(capacity * EntrySize + 4 * ParseState.ObjectSize))
                capacity = FirstEntries;
            state.Claim(pos, capacity * EntrySize + 4 * ParseState.ObjectSize);
            field = new MapData<TKey, TValue>(capacity, owner);
        }
        else if (field._owner != owner)
            field = field.Copy(owner);
        return field;
    }

    internal MapData<TKey, TValue> Copy(long owner)
    {
        var copy = new MapData<TKey, TValue>(Count, owner);
        foreach (ref readonly MapEntry<TKey, TValue> entry in Entries)
            copy.Set(entry.Key, in entry.Value);
        return copy;
    }

    internal void Set(TKey key, in TValue value)
    {
        int index = Find(key, out int hash);
        if (index >= 0)
        {
            _entries[index].Value = value;
            return;
        }
        Reserve().Value = value;
        Add(key, hash);
    }

    /// <summary>The slot behind the last entry; what it takes to get one comes off the decode budget.</summary>
    internal ref MapEntry<TKey, TValue> Reserve(nint pos, ref ParseState state)
    {
        if (Count == _entries.Length)
            state.Claim(pos, Count * EntrySize);
        return ref Reserve();
    }

    /// <summary>The slot behind the last entry, where a value can be parsed before its key is known.</summary>
    internal ref MapEntry<TKey, TValue> Reserve()
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        return ref _entries[Count];
    }

    /// <summary>Makes the reserved slot an entry; an equal key's entry takes its value instead (the last one wins).</summary>
    internal void Commit(TKey key)
    {
        int index = Find(key, out int hash);
        if (index < 0)
        {
            Add(key, hash);
            return;
        }
        ref MapEntry<TKey, TValue> slot = ref _entries[Count];
        _entries[index].Value = slot.Value;
        slot = default;
    }

    /// <summary>Forgets what was put into the reserved slot.</summary>
    internal void Discard() => _entries[Count] = default;

    internal int Find(TKey key) => Find(key, out _);

    internal ref readonly TValue ValueAt(int index) => ref _entries[index].Value;

    /// <summary>The entry's index or -1; the key's hash, as long as there is an index.</summary>
    private int Find(TKey key, out int hash)
    {
        MapEntry<TKey, TValue>[] entries = _entries;
        hash = 0;
        if (_buckets is null)
        {
            for (int i = 0; i < Count; i++)
            {
                if (MapHash.AreEqual(entries[i].Key, key))
                    return i;
            }
            return -1;
        }
        hash = MapHash.Of(key);
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = entries[i].Next)
        {
            if (entries[i].Hash == hash && MapHash.AreEqual(entries[i].Key, key))
                return i;
        }
        return -1;
    }

    private void Add(TKey key, int hash)
    {
        _entries[Count].Key = key;
        Count++;
        if (_buckets is not null && Count <= _buckets.Length)
            Link(Count - 1, hash);
        else if (Count > LinearLimit)
            Index();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Index()
    {
        bool isHashed = _buckets is not null;
        _buckets = new int[BitOperations.RoundUpToPowerOf2((uint)_entries.Length)];
        for (int i = 0; i < Count; i++)
            Link(i, isHashed && i < Count - 1 ? _entries[i].Hash : MapHash.Of(_entries[i].Key));
    }

    private void Link(int index, int hash)
    {
        ref MapEntry<TKey, TValue> entry = ref _entries[index];
        entry.Hash = hash;
        ref int bucket = ref _buckets![hash & (_buckets.Length - 1)];
        entry.Next = bucket - 1;
        bucket = index + 1;
    }
}

/// <summary>One entry of a <see cref="MapData{TKey, TValue}"/>.</summary>
internal struct MapEntry<TKey, TValue>
{
    public TKey Key;
    public TValue Value;
    public int Hash;
    public int Next;
}
