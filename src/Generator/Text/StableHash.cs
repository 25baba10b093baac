namespace ProtoGen.Generator.Text;

/// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((((hash ^ (byte)c) * 16777619) ^ (byte)(c >> 8)) * 16777619);
        return hash;
    }
}
