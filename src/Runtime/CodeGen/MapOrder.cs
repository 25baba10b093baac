namespace ProtoGen.CodeGen;

/// <summary>The order of map entries in deterministic output: numbers ascending, false before true, strings by their UTF-8 bytes.</summary>
internal static class MapOrder
{
    /// <summary>The indices of the entries in that order.</summary>
    public static int[] Of<TKey, TValue>(ReadOnlySpan<MapEntry<TKey, TValue>> entries)
    {
        var keys = new TKey[entries.Length];
        int[] indices = new int[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            keys[i] = entries[i].Key;
            indices[i] = i;
        }
        Array.Sort(keys, indices, (IComparer<TKey>?)(object?)(typeof(TKey) == typeof(string) ? Utf8Comparer.Instance : null));
        return indices;
    }

    /// <summary>Compares texts by their UTF-8 bytes.</summary>
    public static int Compare(string x, string y) => Utf8Comparer.Instance.Compare(x, y);

    private sealed class Utf8Comparer : IComparer<string>
    {
        public static readonly Utf8Comparer Instance = new();

        public int Compare(string? x, string? y)
        {
            int same = x.AsSpan().CommonPrefixLength(y);
            return same == x!.Length || same == y!.Length ? x.Length - y!.Length : Rank(x[same]) - Rank(y[same]);
        }

        /// <summary>Surrogates stand for characters beyond U+FFFF, which come behind U+E000 to U+FFFF.</summary>
        private static int Rank(char unit) => unit switch
        {
            >= '\ue000' => unit - 0x800,
            >= '\ud800' => unit + 0x2000,
            _ => unit,
        };
    }
}
