using System.Runtime.CompilerServices;

namespace ProtoGen.CodeGen;

/// <summary>
/// Hash and equality of map keys. Not part of <see cref="MapData{TKey, TValue}"/>: code over string keys is shared by all reference types and would look its
/// statics and comparers up at run time; strings are the only such keys (benchmarks/Wire, row maps).
/// </summary>
internal static class MapHash
{
    /// <summary>Hostile integer keys must not meet in one bucket: the hash is mixed with a number nobody outside knows.</summary>
    private static readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<TKey>(TKey key)
        where TKey : notnull
    {
        // A string's own hash code is keyed already.
        if (!typeof(TKey).IsValueType)
            return Unsafe.As<TKey, string>(ref key).GetHashCode();
        // The hash code of a 64-bit number folds its halves, so that keys with equal codes are easily made: take all of it.
        ulong bits = typeof(TKey) == typeof(long) || typeof(TKey) == typeof(ulong) ? Unsafe.BitCast<TKey, ulong>(key) : (uint)key.GetHashCode();
        ulong mixed = (bits ^ _seed) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 32;
        return (int)(mixed * _seed >> 33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual<TKey>(TKey left, TKey right)
        where TKey : notnull =>
        typeof(TKey).IsValueType
            ? EqualityComparer<TKey>.Default.Equals(left, right)
            : AreEqualTexts(Unsafe.As<TKey, string>(ref left), Unsafe.As<TKey, string>(ref right));

    /// <summary>Keys of one length mostly differ at their ends, which are here without a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEqualTexts(string left, string right) =>
        left.Length == right.Length && (left.Length == 0 || (left[^1] == right[^1] && left.AsSpan().SequenceEqual(right)));
}
