using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProtoGen.Json;

/// <summary>
/// Finds numbers by names in UTF-8, without making strings: open addressing over a hash that is mixed with a number nobody outside knows,
/// because the names may come from a descriptor of somebody else.
/// </summary>
internal sealed class Utf8Names
{
    private static readonly ulong _seed = (ulong)Random.Shared.NextInt64();

    private readonly (byte[]? Name, int Value)[] _slots;

    /// <param name="count">How many names will be added at most.</param>
    public Utf8Names(int count)
    {
        int size = 4;
        while (size < count * 2)
            size *= 2;
        _slots = new (byte[]?, int)[size];
    }

    /// <summary>Adds a name; the first one of equal names stays.</summary>
    public void Add(byte[] name, int value)
    {
        int slot = SlotOf(name);
        if (_slots[slot].Name is null)
            _slots[slot] = (name, value);
    }

    /// <summary>False when there is no such name.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int value)
    {
        ref readonly (byte[]? Name, int Value) slot = ref _slots[SlotOf(name)];
        value = slot.Value;
        return slot.Name is not null;
    }

    /// <summary>Where the name is, or the free slot where it would be.</summary>
    private int SlotOf(ReadOnlySpan<byte> name)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(name) & mask;
        while (_slots[slot].Name is { } taken && !name.SequenceEqual(taken))
            slot = (slot + 1) & mask;
        return slot;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        ref byte start = ref MemoryMarshal.GetReference(name);
        int length = name.Length;
        ulong hash = _seed ^ (uint)length;
        if (length >= sizeof(ulong))
        {
            for (int i = 0; i < length - sizeof(ulong); i += sizeof(ulong))
                hash = Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, i)));
            hash = Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - sizeof(ulong))));
        }
        else
        {
            ulong bits = 0;
            for (int i = 0; i < length; i++)
                bits = (bits << 8) | Unsafe.Add(ref start, i);
            hash = Mix(hash, bits);
        }
        return (int)(hash >> 33);
    }

    private static ulong Mix(ulong hash, ulong bits)
    {
        hash = (hash ^ bits) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }
}
