namespace ProtoGen.Reflection;

/// <summary>Orders the keys of one map: numbers by value, texts by code unit, <c>false</c> before <c>true</c>.</summary>
internal sealed class MapKeyOrder : IComparer<DynamicValue>
{
    public static readonly MapKeyOrder Instance = new();

    public int Compare(DynamicValue x, DynamicValue y) => x.Kind switch
    {
        DynamicValueKind.String => string.CompareOrdinal(x.AsString(), y.AsString()),
        DynamicValueKind.Int32 or DynamicValueKind.Int64 => ((long)x.Bits).CompareTo((long)y.Bits),
        _ => x.Bits.CompareTo(y.Bits),
    };
}
