namespace ProtoGen.Parser.Lexing;

internal sealed partial class Lexer
{
    // Only the form is checked here; NumberLiteral turns the text into a value where the parser needs one.
    private void Number()
    {
        int start = _position;
        bool isFloat = false;
        if (Current == '0' && Peek(1) is 'x' or 'X')
            Hexadecimal(start);
        else if (Current == '0' && Chars.IsDigit(Peek(1)))
            Octal();
        else
            isFloat = DecimalNumber(start);
        CheckEnd(start, isFloat);
        Add(isFloat ? TokenKind.Float : TokenKind.Integer, 0, start, _position);
    }

    private void Hexadecimal(int start)
    {
        _position += 2;
        if (!Chars.IsHexDigit(Current))
            Malformed(DiagnosticRules.MissingDigits, start, _position, "'0x'", "hexadecimal digits");
        while (Chars.IsHexDigit(Current))
            _position++;
    }

    private void Octal()
    {
        while (Chars.IsOctalDigit(Current))
            _position++;
        if (!Chars.IsDigit(Current))
            return;
        Malformed(DiagnosticRules.InvalidOctalDigit, _position, _position + 1, Current.ToString());
        Digits();
    }

    private bool DecimalNumber(int start)
    {
        bool isFloat = false;
        if (Current == '.' && start > 0 && _tokens.Count > 0)
            CheckNameBeforePoint(start);
        Digits();
        if (Current == '.')
        {
            isFloat = true;
            _position++;
            Digits();
        }
        if (Current is 'e' or 'E')
        {
            isFloat = true;
            int exponent = _position++;
            if (Current is '+' or '-')
                _position++;
            if (!Chars.IsDigit(Current))
                Malformed(DiagnosticRules.MissingDigits, start, _position, "'" + _text.Substring(exponent, _position - exponent) + "'", "the digits of an exponent");
            Digits();
        }
        return isFloat;
    }

    private void CheckNameBeforePoint(int start)
    {
        ref readonly Token previous = ref _tokens[_tokens.Count - 1];
        if (previous.Kind == TokenKind.Identifier && previous.End == start)
            Malformed(DiagnosticRules.NumberAfterName, start, start + 2);
    }

    private void Digits()
    {
        while (Chars.IsDigit(Current))
            _position++;
    }

    private void CheckEnd(int start, bool isFloat)
    {
        if (_position >= _text.Length)
            return;
        if (Chars.ClassOf(Current) == CharClass.Letter)
        {
            Malformed(DiagnosticRules.LetterAfterNumber, _position, _position + 1, Current.ToString());
            // The letters belong to the same mistake: 12px is one broken number, not a number and a name.
            while (Chars.IsIdentifierPart(Current))
                _position++;
        }
        else if (Current == '.')
        {
            Malformed(DiagnosticRules.SecondPoint, _position, _position + 1, isFloat ? _text.Substring(start, _position - start) : "an octal or hexadecimal number");
            while (Current == '.' || Chars.IsIdentifierPart(Current))
                _position++;
        }
    }

    private void Malformed(DiagnosticRule rule, int start, int end, params string[] arguments)
    {
        if ((_flags & TokenFlags.Malformed) == 0)
            Report(rule, start, end, arguments);
        _flags |= TokenFlags.Malformed;
    }
}
