namespace ProtoGen.Reflection;

/// <summary>The type URLs of <c>google.protobuf.Any</c>.</summary>
internal static class TypeUrls
{
    /// <summary>True when text format can spell the URL between brackets: a prefix, a slash and a full name.</summary>
    public static bool IsBracketable(string url)
    {
        if (url.Length == 0 || url[0] == '/')
            return false;
        for (int i = 0; i < url.Length; i++)
        {
            if (!IsUrlCharacter(url[i]) || (url[i] == '%' && !(i + 2 < url.Length && char.IsAsciiHexDigit(url[i + 1]) && char.IsAsciiHexDigit(url[i + 2]))))
                return false;
        }
        return true;
    }

    /// <summary>The characters that the text format specification takes from RFC 3986.</summary>
    public static bool IsUrlCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "_-.~!$&()*+,;=%/".Contains(c, StringComparison.Ordinal);
}
