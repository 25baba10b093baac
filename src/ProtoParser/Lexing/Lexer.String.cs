namespace ProtoGen.Parser.Lexing;

internal sealed partial class Lexer
{
    private void String(char quote)
    {
        int start = _position++;
        while (true)
        {
            if (_position >= _text.Length || Current == '\n')
            {
                // The line end stays outside, a carriage return before it too.
                int end = _position > start + 1 && _text[_position - 1] == '\r' ? _position - 1 : _position;
                Report(DiagnosticRules.UnterminatedString, start, end, _position >= _text.Length ? "file" : "line", quote.ToString());
                _flags |= TokenFlags.Malformed;
                Add(TokenKind.String, 0, start, end);
                return;
            }
            char c = _text[_position++];
            if (c == quote)
            {
                Add(TokenKind.String, 0, start, _position);
                return;
            }
            if (c == '\\')
            {
                Escape(_position - 1);
            }
            else if (c == '\0')
            {
                Report(DiagnosticRules.ControlCharacter, _position - 1, _position, "U+0000");
                _flags |= TokenFlags.Malformed;
            }
        }
    }

    private void Escape(int start)
    {
        char c = Current;
        switch (c)
        {
            case 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\' or '?' or '\'' or '"':
            case >= '0' and <= '7':
                _position++;
                break;
            case 'x' or 'X':
                _position++;
                if (!Chars.IsHexDigit(Current))
                    BadEscape(DiagnosticRules.IncompleteEscape, start, "\\x", "one or two hexadecimal digits");
                break;
            case 'u':
                _position++;
                if (!HexDigits(4))
                    BadEscape(DiagnosticRules.IncompleteEscape, start, "\\u", "four hexadecimal digits");
                break;
            case 'U':
                _position++;
                if (!(Current == '0' && Peek(1) == '0' && Peek(2) is '0' or '1' && HexDigits(8)))
                    BadEscape(DiagnosticRules.IncompleteEscape, start, "\\U", "eight hexadecimal digits, 0010FFFF at most");
                break;
            default:
                BadEscape(DiagnosticRules.UnknownEscape, start, c is > ' ' and < '\x7f' ? "\\" + c : "\\");
                break;
        }
    }

    private bool HexDigits(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!Chars.IsHexDigit(Current))
                return false;
            _position++;
        }
        return true;
    }

    private void BadEscape(DiagnosticRule rule, int start, params string[] arguments)
    {
        int end = _position > start + 1 ? _position : start + arguments[0].Length;
        Report(rule, start, end, arguments);
        _flags |= TokenFlags.Malformed;
    }
}
