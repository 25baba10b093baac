using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>Orders the keys of one map as <see cref="MapOrder"/> does: numbers ascending, texts by their UTF-8 bytes, <c>false</c> before <c>true</c>.</summary>
internal sealed class MapKeyOrder : IComparer<DynamicValue>
{
    private static readonly MapKeyOrder _instance = new();

    /// <summary>The keys in order.</summary>
    public static DynamicValue[] Sort(DynamicMap map)
    {
        DynamicValue[] keys = [.. map.Keys];
        Array.Sort(keys, _instance);
        return keys;
    }

    public int Compare(DynamicValue x, DynamicValue y) => x.Kind switch
    {
        DynamicValueKind.String => MapOrder.Compare(x.AsString(), y.AsString()),
        DynamicValueKind.Int32 or DynamicValueKind.Int64 => ((long)x.Bits).CompareTo((long)y.Bits),
        _ => x.Bits.CompareTo(y.Bits),
    };
}
