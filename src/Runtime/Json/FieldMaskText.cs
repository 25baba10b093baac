using System.Text;

namespace ProtoGen.Json;

/// <summary>Field masks as ProtoJSON spells them: one string of paths in lowerCamelCase with commas between them.</summary>
internal static class FieldMaskText
{
    /// <summary>Writes paths; false when one would not come back as it is: it has a capital letter, or an underscore that no small letter follows.</summary>
    public static bool TryFormat(ReadOnlySpan<string> paths, out string text)
    {
        var joined = new StringBuilder();
        for (int i = 0; i < paths.Length; i++)
        {
            if (i > 0)
                joined.Append(',');
            if (!TryAppendCamelCase(joined, paths[i]))
            {
                text = "";
                return false;
            }
        }
        text = joined.ToString();
        return true;
    }

    /// <summary>Reads paths; false when one has an underscore. The empty text has none.</summary>
    public static bool TryParse(string text, out string[] paths)
    {
        paths = [];
        if (text.Contains('_', StringComparison.Ordinal))
            return false;
        if (text.Length == 0)
            return true;
        paths = text.Split(',');
        for (int i = 0; i < paths.Length; i++)
            paths[i] = ToSnakeCase(paths[i]);
        return true;
    }

    private static bool TryAppendCamelCase(StringBuilder joined, string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (char.IsAsciiLetterUpper(path[i]))
                return false;
            if (path[i] != '_')
            {
                joined.Append(path[i]);
                continue;
            }
            if (++i == path.Length || !char.IsAsciiLetterLower(path[i]))
                return false;
            joined.Append(char.ToUpperInvariant(path[i]));
        }
        return true;
    }

    private static string ToSnakeCase(string path)
    {
        var snake = new StringBuilder(path.Length + 4);
        foreach (char c in path)
        {
            if (char.IsAsciiLetterUpper(c))
                snake.Append('_').Append(char.ToLowerInvariant(c));
            else
                snake.Append(c);
        }
        return snake.ToString();
    }
}
