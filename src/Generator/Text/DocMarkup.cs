using System;
using System.Text;

namespace ProtoGen.Generator.Text;

/// <summary>
/// The markup of .proto comments, one line at a time: <c>[text][pkg.Name]</c> and <c>[Name][]</c> as Google's APIs write links, and names and code between back-ticks.
/// Everything else is text.
/// </summary>
internal static class DocMarkup
{
    public static void Append(StringBuilder xml, string line, Func<string, DocLink?>? find)
    {
        int plain = 0;
        int position = 0;
        while (position < line.Length)
        {
            int next = line[position] switch
            {
                '`' => Code(xml, line, position, find, ref plain),
                '[' => Link(xml, line, position, find, ref plain),
                _ => -1,
            };
            position = next < 0 ? position + 1 : next;
        }
        XmlDoc.AppendEscaped(xml, line, plain, line.Length);
    }

    /// <summary>Where what stands between single back-ticks ends; -1 when there is no such thing.</summary>
    private static int Code(StringBuilder xml, string line, int start, Func<string, DocLink?>? find, ref int plain)
    {
        // Several in a row are a fence or quote a back-tick.
        int run = 1;
        while (start + run < line.Length && line[start + run] == '`')
            run++;
        if (run > 1)
            return start + run;
        int end = line.IndexOf('`', start + 1);
        if (end < 0)
            return -1;
        string code = line.Substring(start + 1, end - start - 1);
        XmlDoc.AppendEscaped(xml, line, plain, start);
        plain = end + 1;
        if (find is not null && IsName(code) && find(code) is { Reference: { } reference })
            xml.Append("<see cref=\"").Append(reference).Append("\"/>");
        else
            xml.Append("<c>").Append(XmlDoc.Escape(code)).Append("</c>");
        return plain;
    }

    /// <summary>Where a link ends; -1 when there is none, or when it leads nowhere, which stays as it was written.</summary>
    private static int Link(StringBuilder xml, string line, int start, Func<string, DocLink?>? find, ref int plain)
    {
        int middle = line.IndexOf("][", start, StringComparison.Ordinal);
        int end = middle < 0 ? -1 : line.IndexOf(']', middle + 2);
        if (find is null || end < 0 || line.IndexOf('[', start + 1, middle - start - 1) >= 0)
            return -1;
        string text = line.Substring(start + 1, middle - start - 1);
        string target = end == middle + 2 ? text : line.Substring(middle + 2, end - middle - 2);
        if (text.Trim().Length == 0 || !IsName(target) || find(target) is not { } link)
            return -1;
        XmlDoc.AppendEscaped(xml, line, plain, start);
        plain = end + 1;
        string escaped = XmlDoc.Escape(text.Trim('`'));
        if (link.Reference is null)
            xml.Append("<c>").Append(escaped).Append("</c>");
        else
            xml.Append("<see cref=\"").Append(link.Reference).Append("\">").Append(escaped).Append("</see>");
        return plain;
    }

    /// <summary>Identifiers parted by dots, maybe with a dot before.</summary>
    private static bool IsName(string text)
    {
        bool isStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isLetter = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
            if (c == '.' ? isStart && i > 0 : !isLetter && (isStart || c is < '0' or > '9'))
                return false;
            isStart = c == '.';
        }
        return !isStart;
    }
}
