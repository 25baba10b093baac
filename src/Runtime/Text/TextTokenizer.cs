namespace ProtoGen.Reflection;

/// <summary>Cuts text format into tokens. <see cref="Current"/> is the next one that nobody took.</summary>
internal sealed class TextTokenizer
{
    private readonly string _text;
    private int _position;

    public TextTokenizer(string text)
    {
        _text = text;
        Advance();
    }

    public TextToken Current { get; private set; }

    public ReadOnlySpan<char> CurrentText => TextOf(Current);

    public ReadOnlySpan<char> TextOf(TextToken token) => _text.AsSpan(token.Start, token.Length);

    public bool IsAt(char symbol) => Current.Kind == TextTokenKind.Symbol && _text[Current.Start] == symbol;

    /// <summary>Goes to the next token.</summary>
    /// <exception cref="ProtoException">There is none at the place.</exception>
    public void Advance()
    {
        SkipBlank();
        int start = _position;
        if (start == _text.Length)
        {
            Current = new TextToken(TextTokenKind.End, start, 0);
            return;
        }
        char c = _text[start];
        TextTokenKind kind;
        if (IsLetter(c))
            kind = Identifier();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            kind = Number();
        else if (c is '"' or '\'')
            kind = Quoted(c);
        else
            kind = Symbol();
        Current = new TextToken(kind, start, _position - start);
    }

    /// <summary>
    /// Takes the name of an extension or of an Any's type between brackets, which stands at the current token <c>[</c>, and goes to the token behind. Blanks and comments in it
    /// do not count.
    /// </summary>
    /// <exception cref="ProtoException">The name is malformed.</exception>
    public string TakeBracketedName()
    {
        int open = Current.Start;
        var name = new System.Text.StringBuilder();
        _position = open + 1;
        while (true)
        {
            SkipBlank();
            char c = Peek(0);
            if (c == ']')
                break;
            if (_position == _text.Length)
                throw ProtoException.At(open, "a name in brackets does not end");
            if (!TypeUrls.IsUrlCharacter(c))
                throw ProtoException.At(_position, $"unexpected {TextErrors.Show(c)} in a name in brackets");
            if (c == '%' && !(char.IsAsciiHexDigit(Peek(1)) && char.IsAsciiHexDigit(Peek(2))))
                throw ProtoException.At(_position, "unexpected '%' in a name in brackets, expected two hexadecimal digits behind it");
            name.Append(c);
            _position++;
        }
        _position++;
        Advance();
        return name.ToString();
    }

    private TextTokenKind Identifier()
    {
        while (IsLetter(Peek(0)) || char.IsAsciiDigit(Peek(0)))
            _position++;
        return TextTokenKind.Identifier;
    }

    private TextTokenKind Number()
    {
        TextTokenKind kind = NumberKind();
        if (IsLetter(Peek(0)) || (Peek(0) == '.' && char.IsAsciiDigit(Peek(1))))
            throw ProtoException.At(_position, $"unexpected {TextErrors.Show(Peek(0))} behind a number, expected a blank");
        return kind;
    }

    private TextTokenKind NumberKind()
    {
        if (Peek(0) == '0' && Peek(1) is 'x' or 'X')
        {
            _position += 2;
            int digits = _position;
            while (char.IsAsciiHexDigit(Peek(0)))
                _position++;
            if (_position == digits)
                throw ProtoException.At(_position, "unexpected end of a number, expected a hexadecimal digit");
            return TextTokenKind.HexInteger;
        }
        if (Peek(0) == '0' && char.IsAsciiDigit(Peek(1)))
        {
            for (; char.IsAsciiDigit(Peek(0)); _position++)
            {
                if (Peek(0) >= '8')
                    throw ProtoException.At(_position, $"unexpected {TextErrors.Show(Peek(0))} in an octal number, expected digits below 8");
            }
            return TextTokenKind.OctalInteger;
        }
        bool isFloat = false;
        SkipDigits();
        if (Peek(0) == '.')
        {
            isFloat = true;
            _position++;
            SkipDigits();
        }
        if (Peek(0) is 'e' or 'E')
        {
            isFloat = true;
            _position += Peek(1) is '+' or '-' ? 2 : 1;
            if (!char.IsAsciiDigit(Peek(0)))
                throw ProtoException.At(_position, "unexpected end of a number, expected a digit of its exponent");
            SkipDigits();
        }
        if (Peek(0) is 'f' or 'F')
        {
            isFloat = true;
            _position++;
        }
        return isFloat ? TextTokenKind.Float : TextTokenKind.DecimalInteger;
    }

    private TextTokenKind Quoted(char quote)
    {
        int open = _position++;
        while (true)
        {
            int next = _text.AsSpan(_position).IndexOfAny(quote, '\\', '\n');
            int nul = _text.AsSpan(_position, next < 0 ? _text.Length - _position : next).IndexOf('\0');
            if (nul >= 0)
                throw ProtoException.At(_position + nul, "unexpected NUL character in a string");
            if (next < 0 || _text[_position + next] == '\n' || (_text[_position + next] == '\\' && _position + next + 1 == _text.Length))
                throw ProtoException.At(open, "a string does not end on its line");
            char c = _text[_position + next];
            _position += next + 1;
            if (c == quote)
                return TextTokenKind.String;
            // A line end behind the backslash is looked at again and refused.
            if (Peek(0) != '\n')
                _position++;
        }
    }

    private TextTokenKind Symbol()
    {
        char c = Peek(0);
        if (char.IsControl(c) || c > '\x7f')
            throw ProtoException.At(_position, $"unexpected {TextErrors.Show(c)}");
        _position++;
        return TextTokenKind.Symbol;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
            _position++;
    }

    private void SkipBlank()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '#')
            {
                int end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end + 1;
            }
            else if (c is ' ' or '\n' or '\t' or '\v' or '\f' or '\r')
            {
                _position++;
            }
            else
            {
                return;
            }
        }
    }

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';
}
