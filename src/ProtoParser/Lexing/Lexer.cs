using System.Globalization;

namespace ProtoGen.Parser.Lexing;

/// <summary>
/// Cuts a file into tokens. Every input gives a token list: what is no token is reported and skipped, what is a malformed token
/// is reported and kept, so that the parser can go on.
/// </summary>
internal sealed partial class Lexer
{
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly TokenList _tokens;
    private int _position;
    private TokenFlags _flags = TokenFlags.FirstOnLine;

    private Lexer(string text, DiagnosticBag diagnostics)
    {
        _text = text;
        _diagnostics = diagnostics;
        _tokens = new TokenList(text.Length);
    }

    public static TokenList Tokenize(SourceText source, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(source.Content, diagnostics);
        lexer.Run();
        return lexer._tokens;
    }

    private char Current => Peek(0);

    // NUL past the end; a NUL inside the file is told apart by its position.
    private char Peek(int distance)
    {
        int index = _position + distance;
        return index < _text.Length ? _text[index] : '\0';
    }

    private void Run()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
            _position = 1;
        while (_position < _text.Length)
        {
            char c = _text[_position];
            switch (Chars.ClassOf(c))
            {
                case CharClass.Whitespace:
                    _position++;
                    break;
                case CharClass.LineEnd:
                    _position++;
                    _flags |= TokenFlags.FirstOnLine;
                    break;
                case CharClass.Letter:
                    Identifier();
                    break;
                case CharClass.Digit:
                    Number();
                    break;
                case CharClass.Control:
                    ControlCharacters();
                    break;
                case CharClass.NonAscii:
                    NonAscii();
                    break;
                default:
                    Symbol(c);
                    break;
            }
        }
        _tokens.Add(new Token(TokenKind.EndOfFile, 0, _flags, _text.Length, 0));
    }

    private void Symbol(char c)
    {
        switch (c)
        {
            case '/' when Peek(1) == '/':
                LineComment();
                break;
            case '/' when Peek(1) == '*':
                BlockComment();
                break;
            case '.' when Chars.IsDigit(Peek(1)):
                Number();
                break;
            case '"' or '\'':
                String(c);
                break;
            default:
                Add(TokenKind.Symbol, c, _position, _position + 1);
                break;
        }
    }

    private void Identifier()
    {
        int start = _position;
        int end = start + 1;
        while (end < _text.Length && Chars.IsIdentifierPart(_text[end]))
            end++;
        // A foreign letter inside a word is one mistake, not three tokens.
        if (end < _text.Length && IsForeignLetter(end))
            ForeignWord(start, end);
        else
            Add(TokenKind.Identifier, (ushort)Keywords.Find(_text, start, end - start), start, end);
    }

    private void NonAscii()
    {
        if (IsForeignLetter(_position))
        {
            ForeignWord(_position, _position);
            return;
        }
        int start = _position;
        _position += CodePointLength(start);
        Report(DiagnosticRules.InvalidCharacter, start, _position, Describe(start));
        // A run of the same kind of rubbish, such as pasted typography, is one finding.
        while (_position < _text.Length && _text[_position] >= 128 && !IsForeignLetter(_position))
            _position++;
    }

    private void ForeignWord(int start, int firstForeign)
    {
        int end = firstForeign;
        while (end < _text.Length && (Chars.IsIdentifierPart(_text[end]) || IsForeignLetter(end)))
            end += CodePointLength(end);
        Report(DiagnosticRules.InvalidCharacter, firstForeign, firstForeign + CodePointLength(firstForeign), Describe(firstForeign));
        _flags |= TokenFlags.Malformed;
        Add(TokenKind.Identifier, 0, start, end);
    }

    private void ControlCharacters()
    {
        int start = _position++;
        while (_position < _text.Length && Chars.ClassOf(_text[_position]) == CharClass.Control)
            _position++;
        Report(DiagnosticRules.ControlCharacter, start, start + 1, Describe(start));
    }

    private void LineComment()
    {
        _flags |= TokenFlags.CommentBefore;
        int end = _text.IndexOf('\n', _position);
        if (end < 0)
            end = _text.Length;
        ReportNuls(_position, end);
        _position = end;
    }

    private void BlockComment()
    {
        int start = _position;
        _flags |= TokenFlags.CommentBefore;
        _position += 2;
        while (_position < _text.Length)
        {
            char c = _text[_position++];
            if (c == '\n')
            {
                _flags |= TokenFlags.FirstOnLine;
            }
            else if (c == '*' && Current == '/')
            {
                _position++;
                ReportNuls(start, _position);
                return;
            }
            else if (c == '/' && Current == '*')
            {
                Report(DiagnosticRules.NestedComment, _position - 1, _position + 1);
            }
        }
        Report(DiagnosticRules.UnterminatedComment, start, start + 2);
    }

    // Text editors hide NULs; one in a comment usually means that the file is UTF-16 or damaged.
    private void ReportNuls(int start, int end)
    {
        int index = _text.IndexOf('\0', start, end - start);
        if (index >= 0)
            Report(DiagnosticRules.ControlCharacter, index, index + 1, Describe(index));
    }

    private bool IsForeignLetter(int index)
    {
        if (_text[index] < 128)
            return false;
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(_text, index);
        return category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    private int CodePointLength(int index) => index + 1 < _text.Length && char.IsSurrogatePair(_text[index], _text[index + 1]) ? 2 : 1;

    /// <summary><c>'ö' (U+00F6)</c>; the number alone where the character itself would not show.</summary>
    private string Describe(int index)
    {
        bool pair = CodePointLength(index) == 2;
        int codePoint = pair ? char.ConvertToUtf32(_text[index], _text[index + 1]) : _text[index];
        string number = "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
        bool visible = CharUnicodeInfo.GetUnicodeCategory(_text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse);
        return visible ? $"'{_text.Substring(index, pair ? 2 : 1)}' ({number})" : number;
    }

    private void Add(TokenKind kind, ushort detail, int start, int end)
    {
        _tokens.Add(new Token(kind, detail, _flags, start, end - start));
        _position = end;
        _flags = TokenFlags.None;
    }

    private void Report(DiagnosticRule rule, int start, int end, params string[] arguments) =>
        _diagnostics.Report(rule, TextSpan.FromBounds(start, end), arguments);
}
