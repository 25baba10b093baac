using System;
using System.Runtime.CompilerServices;
using ProtoGen.Parser.Buffers;

namespace ProtoGen.Generator.Text;

/// <summary>
/// Builds C# text line by line: four spaces per level, <c>\n</c> only, no trailing blanks. Everything given is text already,
/// so no culture can take part; format numbers invariantly before they come here. The parts of an interpolated line go straight into the text, and
/// the text's memory serves again: strings per line and a builder's chunks were half of what writing a file allocated (benchmarks/Compiler, <c>--incremental</c>, cold).
/// </summary>
public sealed class SourceWriter
{
    private const string Indentation = "    ";

    private char[] _text = Scratch<char>.Rent(1 << 14);
    private int _length;
    private int _depth;
    private bool _isLineBegun;

    /// <summary>Writes one line, or each line of a multi-line text, at the current indentation. Relative indentation inside the text stays.</summary>
    public SourceWriter Line(string text)
    {
        Append(text);
        return Line();
    }

    /// <inheritdoc cref="Line(string)"/>
    public SourceWriter Line([InterpolatedStringHandlerArgument("")] LineParts text) => Line();

    /// <summary>Ends the line; an empty one when nothing was written.</summary>
    public SourceWriter Line()
    {
        Room(1)[_length++] = '\n';
        _isLineBegun = false;
        return this;
    }

    /// <summary>Writes <paramref name="header"/>, then <c>{</c>, and indents what follows.</summary>
    public SourceWriter Open(string header) => Line(header).OpenBlock();

    /// <inheritdoc cref="Open(string)"/>
    public SourceWriter Open([InterpolatedStringHandlerArgument("")] LineParts header) => Line().OpenBlock();

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

    public override string ToString() => new(_text, 0, _length);

    /// <summary>The text. Nothing can be written any more; the memory serves the next writer.</summary>
    public string Finish()
    {
        string text = ToString();
        Scratch<char>.Return(_text);
        _text = [];
        return text;
    }

    private void Append(string text)
    {
        int start = 0;
        while (true)
        {
            int end = text.IndexOf('\n', start);
            int stop = end < 0 ? text.Length : end;
            AppendPart(text, start, stop > start && text[stop - 1] == '\r' ? stop - 1 : stop);
            if (end < 0)
                return;
            Line();
            start = end + 1;
        }
    }

    private void AppendPart(string text, int start, int end)
    {
        if (end == start)
            return;
        if (!_isLineBegun)
        {
            _isLineBegun = true;
            for (int i = 0; i < _depth; i++)
                AppendPart(Indentation, 0, Indentation.Length);
        }
        text.CopyTo(start, Room(end - start), _length, end - start);
        _length += end - start;
    }

    private char[] Room(int count)
    {
        if (_text.Length - _length < count)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + count));
        return _text;
    }

    /// <summary>The parts of an interpolated line, written as they are evaluated.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct LineParts
    {
        private readonly SourceWriter _writer;

        public LineParts(int literalLength, int formattedCount, SourceWriter writer) => _writer = writer;

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
                _writer.Append(text);
        }

        public void AppendFormatted<T>(T value)
            where T : struct, Enum => _writer.Append(value.ToString());
    }
}
