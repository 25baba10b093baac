using System;
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

    /// <summary>
    /// The comment as the content of an element: escaped, with links, lines parted by <c>\n</c> and paragraphs by an empty line; null when no character of it would show.
    /// </summary>
    /// <param name="comment">The comment without its markers.</param>
    /// <param name="find">Tells what a name in the comment means; null when it means nothing.</param>
    public static string? Content(string? comment, Func<string, DocLink?>? find = null)
    {
        if (comment is null)
            return null;
        var content = new StringBuilder();
        bool isParagraphDue = false;
        foreach (string raw in Lines(comment))
        {
            string line = raw.TrimEnd();
            if (IsBlank(line))
            {
                isParagraphDue = content.Length > 0;
                continue;
            }
            bool isFirst = content.Length == 0 || isParagraphDue;
            if (content.Length > 0)
                content.Append(isParagraphDue ? "\n\n" : "\n");
            isParagraphDue = false;
            DocMarkup.Append(content, isFirst ? line.TrimStart() : WithoutMarginBlank(line), find);
        }
        return content.Length == 0 ? null : content.ToString();
    }

    /// <summary>The lines of a <c>&lt;summary&gt;</c>, each with its <c>///</c>; none without content. Several paragraphs become <c>&lt;para&gt;</c>.</summary>
    /// <param name="content">What <see cref="Content"/> gave.</param>
    public static IReadOnlyList<string> Summary(string? content)
    {
        if (content is null)
            return [];
        if (content.IndexOf('\n') < 0)
            return [$"/// <summary>{content}</summary>"];
        var lines = new List<string> { "/// <summary>" };
        string[] all = content.Split('\n');
        bool wrapped = Array.IndexOf(all, "") >= 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Length == 0)
                continue;
            string open = wrapped && (i == 0 || all[i - 1].Length == 0) ? "<para>" : "";
            string close = wrapped && (i == all.Length - 1 || all[i + 1].Length == 0) ? "</para>" : "";
            lines.Add("/// " + open + all[i] + close);
        }
        lines.Add("/// </summary>");
        return lines;
    }

    /// <summary>Escapes text for use inside an XML element of one line: line breaks become blanks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        AppendEscaped(escaped, text, 0, text.Length);
        return escaped.ToString();
    }

    internal static void AppendEscaped(StringBuilder escaped, string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else
                AppendEscaped(escaped, c);
        }
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

    private static bool IsBlank(string line) => line.Trim().Length == 0;

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
