using System.Text;

namespace ProtoGen.Parser.Linking;

/// <summary>The names that protobuf derives from field names, on ASCII letters only.</summary>
internal static class JsonName
{
    /// <summary><c>foo_bar</c> to <c>fooBar</c>: underscores go, the letter after one is raised, all else stays.</summary>
    public static string Of(string fieldName)
    {
        if (fieldName.IndexOf('_') < 0)
            return fieldName;
        var builder = new StringBuilder(fieldName.Length);
        bool raise = false;
        foreach (char c in fieldName)
        {
            if (c == '_')
            {
                raise = true;
                continue;
            }
            builder.Append(raise ? Upper(c) : c);
            raise = false;
        }
        return builder.ToString();
    }

    /// <summary><c>foo_bar</c> to <c>FooBarEntry</c>.</summary>
    public static string OfMapEntry(string fieldName)
    {
        var builder = new StringBuilder(fieldName.Length + 5);
        bool raise = true;
        foreach (char c in fieldName)
        {
            if (c == '_')
            {
                raise = true;
                continue;
            }
            builder.Append(raise ? Upper(c) : c);
            raise = false;
        }
        return builder.Append("Entry").ToString();
    }

    private static char Upper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 32) : c;
}
