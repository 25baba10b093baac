using System.Collections.Generic;
using System.Text;

namespace ProtoGen.Generator.Text;

/// <summary>
/// Turns comments of .proto files into XML documentation. The comments are somebody else's text: whatever they hold, the result is
/// well-formed XML, and no line of it can end the C# comment that it stands in.
/// </summary>
public static class XmlDoc
{
    private const char Replacement = '\uFFFD';

    /// <summary>No character of the comment would show.</summary>
    public static bool IsBlank(string? comment) => Paragraphs(comment).Count == 0;

    /// <summary>The lines of a <c>&lt;summary&gt;</c>, each with its <c>///</c>; none for a blank comment. Paragraphs, which blank lines part, become <c>&lt;para&gt;</c>.</summary>
    public static IReadOnlyList<string> Summary(string? comment) => Element("summary", comment);

    /// <summary>The lines of an element named <paramref name="tag"/> around the comment.</summary>
    public static IReadOnlyList<string> Element(string tag, string? comment)
    {
        List<List<string>> paragraphs = Paragraphs(comment);
        if (paragraphs.Count == 0)
            return [];
        if (paragraphs.Count == 1 && paragraphs[0].Count == 1)
            return [$"/// <{tag}>{paragraphs[0][0]}</{tag}>"];
        var lines = new List<string> { $"/// <{tag}>" };
        foreach (List<string> paragraph in paragraphs)
        {
            for (int i = 0; i < paragraph.Count; i++)
            {
                bool wrapped = paragraphs.Count > 1;
                string open = wrapped && i == 0 ? "<para>" : "";
                string close = wrapped && i == paragraph.Count - 1 ? "</para>" : "";
                lines.Add("/// " + open + paragraph[i] + close);
            }
        }
        lines.Add($"/// </{tag}>");
        return lines;
    }

    /// <summary>Escapes text for use inside an XML element of one line: line breaks become blanks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else
                AppendEscaped(escaped, c);
        }
        return escaped.ToString();
    }

    private static void AppendEscaped(StringBuilder escaped, char c)
    {
        switch (c)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            default:
                if (IsLineBreak(c) || c == '\t')
                    escaped.Append(' ');
                else if (IsUnsafe(c))
                    escaped.Append(Replacement);
                else
                    escaped.Append(c);
                break;
        }
    }

    /// <summary>Every character that C# or an editor takes for the end of a line.</summary>
    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f';

    /// <summary>Controls, what XML 1.0 forbids, and the marks that reorder text, so that code cannot look like something else.</summary>
    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static List<List<string>> Paragraphs(string? comment)
    {
        var paragraphs = new List<List<string>>();
        if (comment is null)
            return paragraphs;
        List<string>? current = null;
        foreach (string line in Lines(comment))
        {
            string text = Escape(line).TrimEnd();
            if (text.Trim().Length == 0)
            {
                current = null;
                continue;
            }
            if (current is null)
                paragraphs.Add(current = []);
            current.Add(current.Count == 0 ? text.TrimStart() : WithoutMarginBlank(text));
        }
        return paragraphs;
    }

    /// <summary>The blank that follows the comment marker is not part of the text; further indentation is.</summary>
    private static string WithoutMarginBlank(string text) => text[0] == ' ' ? text.Substring(1) : text;

    private static IEnumerable<string> Lines(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsLineBreak(text[i]))
                continue;
            yield return text.Substring(start, i - start);
            start = i + 1;
        }
        yield return text.Substring(start);
    }
}
