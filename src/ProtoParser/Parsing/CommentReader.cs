using System.Collections.Generic;
using System.Text;
using ProtoGen.Parser.Lexing;

namespace ProtoGen.Parser.Parsing;

/// <summary>
/// Divides the comments between the end of one declaration and the next token, by protoc's rules: what belongs to the
/// declaration before (trailing), what to the one after (leading), and what stands alone (detached).
/// </summary>
internal sealed class CommentReader(string text)
{
    private readonly StringBuilder _pending = new();
    private bool _hasPending;
    private bool _pendingIsLine;
    private bool _canTrail;
    private int _flushed;
    private List<string>? _detached;

    /// <summary>The comment of the declaration before the gap.</summary>
    public string? Trailing { get; private set; }

    /// <summary>The comment of the declaration after the gap.</summary>
    public string? Leading { get; private set; }

    /// <summary>The comments of neither; the caller owns the list.</summary>
    public List<string>? Detached => _detached;

    /// <param name="start">The end of the token before the gap, 0 at the start of the file.</param>
    /// <param name="next">The token after the gap.</param>
    public void Read(int start, in Token next)
    {
        _pending.Clear();
        _hasPending = false;
        _canTrail = start > 0;
        _flushed = 0;
        _detached = null;
        Trailing = null;
        Leading = null;
        if (!next.HasCommentBefore)
            return;

        int end = next.Start;
        int position = start;
        int trailingBlockEnd = -1;
        if (start > 0)
        {
            position = SkipBlanks(position, end);
            if (IsComment(position, end, '/'))
            {
                position = LineComment(position, end);
                Flush();
            }
            else if (IsComment(position, end, '*'))
            {
                position = trailingBlockEnd = BlockComment(position, end);
                position = SkipBlanks(position, end);
                Flush();
            }
            else if (position < end && text[position] == '\n')
            {
                position++;
            }
        }
        ReadLines(position, end);

        bool closesScope = next.Kind == TokenKind.EndOfFile || next.Symbol is '}' or ']' or ')';
        if (closesScope)
            Flush();
        bool sameLine = start > 0 && (IsOneLine(start, end) || (trailingBlockEnd >= 0 && IsOneLine(trailingBlockEnd, end)));
        if (sameLine && next.Kind != TokenKind.EndOfFile)
            DetachAmbiguous();
        if (_hasPending && _pending.Length > 0)
            Leading = _pending.ToString();
    }

    private void ReadLines(int position, int end)
    {
        while (true)
        {
            position = SkipBlanks(position, end);
            if (IsComment(position, end, '/'))
            {
                position = LineComment(position, end);
            }
            else if (IsComment(position, end, '*'))
            {
                position = SkipBlanks(BlockComment(position, end), end);
                if (position < end && text[position] == '\n')
                    position++;
            }
            else if (position < end)
            {
                // A blank line separates; anything else here has been reported by the lexer.
                if (text[position++] == '\n')
                {
                    Flush();
                    _canTrail = false;
                }
            }
            else
            {
                return;
            }
        }
    }

    private int LineComment(int position, int end)
    {
        if (_hasPending && !_pendingIsLine)
            Flush();
        _hasPending = true;
        _pendingIsLine = true;
        int contentStart = position + 2;
        int contentEnd = text.IndexOf('\n', contentStart, end - contentStart);
        contentEnd = contentEnd < 0 ? end : contentEnd + 1;
        _pending.Append(text, contentStart, contentEnd - contentStart);
        return contentEnd;
    }

    private int BlockComment(int position, int end)
    {
        Flush();
        _hasPending = true;
        _pendingIsLine = false;
        int content = position + 2;
        position = content;
        while (position < end)
        {
            char c = text[position++];
            if (c == '\n')
            {
                _pending.Append(text, content, position - content);
                position = SkipBlanks(position, end);
                if (position < end && text[position] == '*')
                {
                    position++;
                    if (position < end && text[position] == '/')
                        return position + 1;
                }
                content = position;
            }
            else if (c == '*' && position < end && text[position] == '/')
            {
                _pending.Append(text, content, position - 1 - content);
                return position + 1;
            }
        }
        _pending.Append(text, content, end - content);
        return end;
    }

    private void Flush()
    {
        if (!_hasPending)
            return;
        if (_canTrail)
        {
            Trailing = _pending.ToString();
            _canTrail = false;
        }
        else
        {
            (_detached ??= []).Add(_pending.ToString());
        }
        _pending.Clear();
        _hasPending = false;
        _flushed++;
    }

    // One comment between two declarations on one line belongs to neither.
    private void DetachAmbiguous()
    {
        if (_flushed + (_hasPending ? 1 : 0) != 1)
            return;
        if (Trailing is not null)
        {
            (_detached ??= []).Insert(0, Trailing);
            Trailing = null;
        }
        Flush();
    }

    private bool IsComment(int position, int end, char second) => position + 1 < end && text[position] == '/' && text[position + 1] == second;

    private bool IsOneLine(int start, int end) => text.IndexOf('\n', start, end - start) < 0;

    private int SkipBlanks(int position, int end)
    {
        while (position < end && Chars.ClassOf(text[position]) == CharClass.Whitespace)
            position++;
        return position;
    }
}
