using System;
using System.Collections.Generic;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Lines and columns as protoc counts them: from zero, columns in bytes of UTF-8, and a tab goes on to the next multiple of
/// eight. Fast for positions near the one asked before, and never slow, however long the lines are.
/// </summary>
internal sealed class SourcePositions
{
    private const int TabWidth = 8;

    private readonly int[] _lineStarts;

    /// <summary>
    /// Where a character takes more columns than UTF-16 code units, and by how many the columns after it are ahead of the code
    /// units since the start of its line. Null in plain files.
    /// </summary>
    private readonly List<(int Position, int Surplus)>? _wide;

    private int _line;

    public SourcePositions(SourceText source)
    {
        _lineStarts = source.LineStarts;
        _wide = FindWide(source.Content);
    }

    public (int Line, int Column) Find(int position)
    {
        if (!IsOnLine(position, _line) && !IsOnLine(position, ++_line))
        {
            int index = Array.BinarySearch(_lineStarts, position);
            _line = index >= 0 ? index : ~index - 1;
        }
        int start = _lineStarts[_line];
        return (_line, position - start + (_wide is null ? 0 : SurplusAt(start, position)));
    }

    private bool IsOnLine(int position, int line) =>
        line < _lineStarts.Length && position >= _lineStarts[line] && (line + 1 == _lineStarts.Length || position < _lineStarts[line + 1]);

    private int SurplusAt(int lineStart, int position)
    {
        // The last wide character before the position.
        int low = 0;
        int high = _wide!.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_wide[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && _wide[low - 1].Position >= lineStart ? _wide[low - 1].Surplus : 0;
    }

    private static List<(int Position, int Surplus)>? FindWide(string text)
    {
        List<(int, int)>? wide = null;
        int lineStart = 0;
        int surplus = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                lineStart = i + 1;
                surplus = 0;
            }
            else if (c is '\t' or >= '\u0080')
            {
                surplus += c == '\t' ? TabWidth - 1 - ((i - lineStart + surplus) % TabWidth) : ExtraBytes(text, i);
                (wide ??= []).Add((i, surplus));
            }
        }
        return wide;
    }

    // Each half of a surrogate pair stands for two of its four bytes; a lone low surrogate is one byte that is no UTF-8.
    private static int ExtraBytes(string text, int index)
    {
        char c = text[index];
        if (char.IsLowSurrogate(c))
            return index > 0 && char.IsHighSurrogate(text[index - 1]) ? 1 : 0;
        return c < '\u0800' || char.IsHighSurrogate(c) ? 1 : 2;
    }
}
