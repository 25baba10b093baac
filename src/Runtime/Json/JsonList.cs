using System.Buffers;
using System.Runtime.CompilerServices;
using ProtoGen.CodeGen;

namespace ProtoGen.Json;

/// <summary>
/// Collects the elements of a JSON array, whose number is not known before its end. Numbers are collected in pooled memory; what holds references
/// grows by doubling, so that no pool keeps messages alive.
/// </summary>
internal struct JsonList<T>
{
    private const int FirstPooled = 256;
    private const int FirstOwned = 4;

    private T[] _items;
    private int _count;

    public JsonList() => _items = [];

    private static bool IsPooled => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() <= sizeof(long);

    /// <summary>The slot behind the last element.</summary>
    public ref T Reserve(ref JsonInput input)
    {
        if (_count == _items.Length)
            Grow(ref input);
        return ref _items[_count];
    }

    /// <summary>Makes the reserved slot an element.</summary>
    public void Commit() => _count++;

    /// <summary>The elements, and an end to the list; null when there are none.</summary>
    public T[]? ToArray()
    {
        T[] items = _items;
        _items = [];
        T[]? result = _count == 0 ? null : _count == items.Length && !IsPooled ? items : items.AsSpan(0, _count).ToArray();
        if (IsPooled && items.Length > 0)
            ArrayPool<T>.Shared.Return(items);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(ref JsonInput input)
    {
        int length = (int)Math.Min(Math.Max(_count * 2L, IsPooled ? FirstPooled : FirstOwned), Array.MaxLength);
        input.Claim((length - _count) * (long)Unsafe.SizeOf<T>());
        T[] grown = IsPooled ? ArrayPool<T>.Shared.Rent(length) : new T[length];
        _items.CopyTo(grown, 0);
        if (IsPooled && _items.Length > 0)
            ArrayPool<T>.Shared.Return(_items);
        _items = grown;
    }
}
