using System.Text;

namespace ProtoGen.Reflection;

/// <summary>Words and places of errors in text format. On the way to the entry point the exceptions carry an index in the text as their offset.</summary>
internal static class TextErrors
{
    private const int MaxShown = 40;

    /// <summary>A character for an error message.</summary>
    public static string Show(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"U+{(int)c:X4}";

    /// <summary>A token for an error message.</summary>
    public static string Show(TextToken token, ReadOnlySpan<char> text)
    {
        string shown = text.Length <= MaxShown ? text.ToString() : string.Concat(text[..MaxShown], "…");
        return token.Kind switch
        {
            TextTokenKind.End => "end of the text",
            TextTokenKind.String => "string",
            TextTokenKind.Identifier => $"name '{shown}'",
            TextTokenKind.Symbol => $"'{shown}'",
            _ => $"number '{shown}'",
        };
    }

    /// <summary>The exception for the caller: with path, line and column.</summary>
    public static ProtoException Place(ProtoException problem, string path, ReadOnlySpan<char> text)
    {
        if (problem.Offset < 0)
            return problem.Path is null ? problem.Within(path) : problem;
        ReadOnlySpan<char> before = text[..(int)problem.Offset];
        int column = Encoding.UTF8.GetByteCount(before[(before.LastIndexOf('\n') + 1)..]) + 1;
        return ProtoException.At(Encoding.UTF8.GetByteCount(before), problem.Problem).Within(path, before.Count('\n') + 1, column);
    }
}
