using System;
using System.Text;

namespace ProtoGen.Generator.Text;

/// <summary>
/// Builds C# text line by line: four spaces per level, <c>\n</c> only, no trailing blanks. Everything given is text already,
/// so no culture can take part; format numbers invariantly before they come here.
/// </summary>
public sealed class SourceWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or each line of a multi-line text, at the current indentation. Relative indentation inside the text stays.</summary>
    public SourceWriter Line(string text)
    {
        int start = 0;
        while (true)
        {
            int end = text.IndexOf('\n', start);
            int stop = end < 0 ? text.Length : end;
            AppendLine(text, start, stop > start && text[stop - 1] == '\r' ? stop - 1 : stop);
            if (end < 0)
                return this;
            start = end + 1;
        }
    }

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes <paramref name="header"/>, then <c>{</c>, and indents what follows.</summary>
    public SourceWriter Open(string header)
    {
        Line(header);
        return OpenBlock();
    }

    /// <summary>Ends what <see cref="Open"/> began; <paramref name="suffix"/> stands directly after the brace.</summary>
    public SourceWriter Close(string suffix = "") => CloseBlock(suffix);

    /// <summary>Writes <c>{</c> and indents what follows.</summary>
    public SourceWriter OpenBlock()
    {
        Line("{");
        _depth++;
        return this;
    }

    /// <summary>Outdents and writes <c>}</c> with <paramref name="suffix"/> directly after it.</summary>
    public SourceWriter CloseBlock(string suffix = "")
    {
        Outdent();
        return Line("}" + suffix);
    }

    /// <summary>Indents without a brace, for continuation lines and case labels.</summary>
    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Takes one level of indentation back.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SourceWriter Outdent()
    {
        if (_depth == 0)
            throw new InvalidOperationException("A block was closed that was never opened.");
        _depth--;
        return this;
    }

    /// <summary>Writes a comment of a .proto file, made XML by <see cref="XmlDoc.Content"/>, as a <c>&lt;summary&gt;</c>; nothing for null.</summary>
    public SourceWriter Doc(string? content)
    {
        foreach (string line in XmlDoc.Summary(content))
            Line(line);
        return this;
    }

    /// <summary>
    /// Writes a comment of a .proto file, made XML by <see cref="XmlDoc.Content"/>, as a <c>&lt;summary&gt;</c>, or, when there is none,
    /// <paramref name="fallbackXml"/>, which is XML of our own.
    /// </summary>
    public SourceWriter Doc(string? content, string fallbackXml) => content is null ? DocXml(fallbackXml) : Doc(content);

    /// <summary>Writes a one-line <c>&lt;summary&gt;</c> around XML of our own, which is not escaped.</summary>
    public SourceWriter DocXml(string xml) => Line("/// <summary>" + xml + "</summary>");

    public override string ToString() => _text.ToString();

    private void AppendLine(string text, int start, int end)
    {
        if (end > start)
        {
            for (int i = 0; i < _depth; i++)
                _text.Append(Indentation);
            _text.Append(text, start, end - start);
        }
        _text.Append('\n');
    }
}
