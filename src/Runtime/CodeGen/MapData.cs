using System.ComponentModel;
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

    /// <summary>Hostile integer keys must not meet in one bucket: the hash is mixed with a number nobody outside knows.</summary>
    private static readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;

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

    /// <summary>The map of this parse: a new one, or a copy when the field's map is shared.</summary>
    internal static MapData<TKey, TValue> For(nint pos, ref MapData<TKey, TValue>? field, ref ParseState state)
    {
        long owner = state.Owner;
        if (field is null)
        {
            state.Claim(pos, FirstEntries * EntrySize + 4 * ParseState.ObjectSize);
            field = new MapData<TKey, TValue>(0, owner);
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
        int index = Find(key);
        if (index >= 0)
        {
            _entries[index].Value = value;
            return;
        }
        Reserve().Value = value;
        Commit(key);
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
        ref MapEntry<TKey, TValue> slot = ref _entries[Count];
        int index = Find(key);
        if (index >= 0)
        {
            _entries[index].Value = slot.Value;
            slot = default;
            return;
        }
        slot.Key = key;
        Count++;
        if (_buckets is not null && Count <= _buckets.Length)
            Link(Count - 1);
        else if (Count > LinearLimit)
            Index();
    }

    /// <summary>Forgets what was put into the reserved slot.</summary>
    internal void Discard() => _entries[Count] = default;

    internal int Find(TKey key)
    {
        MapEntry<TKey, TValue>[] entries = _entries;
        if (_buckets is null)
        {
            for (int i = 0; i < Count; i++)
            {
                if (EqualityComparer<TKey>.Default.Equals(entries[i].Key, key))
                    return i;
            }
            return -1;
        }
        int hash = Hash(key);
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = entries[i].Next)
        {
            if (entries[i].Hash == hash && EqualityComparer<TKey>.Default.Equals(entries[i].Key, key))
                return i;
        }
        return -1;
    }

    internal ref readonly TValue ValueAt(int index) => ref _entries[index].Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Index()
    {
        int length = 16;
        while (length < Count)
            length *= 2;
        _buckets = new int[length * 2];
        for (int i = 0; i < Count; i++)
            Link(i);
    }

    private void Link(int index)
    {
        ref MapEntry<TKey, TValue> entry = ref _entries[index];
        entry.Hash = Hash(entry.Key);
        ref int bucket = ref _buckets![entry.Hash & (_buckets.Length - 1)];
        entry.Next = bucket - 1;
        bucket = index + 1;
    }

    private static int Hash(TKey key)
    {
        // The hash code of a 64-bit number folds its halves, so that keys with equal codes are easily made: take all of it.
        ulong bits = typeof(TKey) == typeof(long) || typeof(TKey) == typeof(ulong) ? Unsafe.BitCast<TKey, ulong>(key) : (uint)key.GetHashCode();
        ulong mixed = (bits ^ _seed) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 32;
        return (int)(mixed * _seed >> 33);
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
