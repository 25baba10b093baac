using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProtoGen.Json;

/// <summary>
/// Finds numbers by names in UTF-8, without making strings: open addressing over a hash of length, first, middle and last eight bytes. The names
/// come from a schema, so no input can make them collide.
/// </summary>
internal sealed class Utf8Names
{
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
        ulong bits = (uint)length;
        if (length >= 8)
        {
            bits ^= Unsafe.ReadUnaligned<ulong>(ref start) * 0x9E3779B97F4A7C15;
            bits ^= Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8)) * 0xC2B2AE3D27D4EB4F;
            bits ^= Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (length - 8) / 2)) * 0x165667B19E3779F9;
        }
        else
        {
            for (int i = 0; i < length; i++)
                bits = (bits << 8) ^ Unsafe.Add(ref start, i);
        }
        bits *= 0x9E3779B97F4A7C15;
        return (int)(bits >> 33);
    }
}
