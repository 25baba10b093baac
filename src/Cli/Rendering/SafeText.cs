using System.Text;

namespace ProtoGen.Cli.Rendering;

/// <summary>Text of files and arguments on its way to a terminal: control characters and broken UTF-16 must not reach it.</summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>One replacement per UTF-16 unit, so that columns stay what they are; tabs stay.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsHarmful(text, i))
                continue;
            clean ??= new StringBuilder(text);
            clean[i] = Replacement;
        }
        return clean?.ToString() ?? text;
    }

    private static bool IsHarmful(string text, int index)
    {
        char c = text[index];
        if (char.IsControl(c))
            return c != '\t';
        if (char.IsHighSurrogate(c))
            return index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(c))
            return index == 0 || !char.IsHighSurrogate(text[index - 1]);
        // Bidirectional overrides make a line read as something else than it is.
        return c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
    }
}
