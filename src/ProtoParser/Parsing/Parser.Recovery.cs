using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Reporting without follow-ups, and finding the place where parsing can go on.</summary>
internal sealed partial class Parser
{
    private int _lastReported = -1;

    // Where the last skip ended. What fails at once there is a remnant of the statement that was skipped.
    private int _skippedTo = -1;

    // Where an aggregate value that was never closed was given up: another statement starts there.
    private int _abandonedAt = -1;

    private void Report(DiagnosticRule rule, TextSpan span, params string[] arguments) => _diagnostics.Report(rule, span, arguments);

    /// <summary>Reports that the current token is not what the grammar wants.</summary>
    private bool Unexpected(string place, string expected)
    {
        ReportAtCurrent(DiagnosticRules.UnexpectedToken, DescribeCurrent(), place, expected);
        return false;
    }

    /// <summary>
    /// Reports at the current token, unless the error is a consequence of one that has been reported.
    /// </summary>
    private void ReportAtCurrent(DiagnosticRule rule, params string[] arguments)
    {
        if (!MayReport())
            return;
        Report(rule, AtEnd ? EndSpan() : Current.Span, arguments);
    }

    /// <summary>
    /// One error per place, none for a token that the lexer has found to be broken or that follows one, none where a skip ended.
    /// </summary>
    private bool MayReport()
    {
        if (_lastReported == _position || _skippedTo == _position || Current.IsMalformed || (_position > 0 && Previous.IsMalformed))
            return false;
        _lastReported = _position;
        return true;
    }

    // An empty span at the end of a file shows as nothing; the last token shows where the text stops.
    private TextSpan EndSpan() => _position > 0 ? new TextSpan(Previous.End, 0) : default;

    private string DescribeCurrent() => Describe(Current);

    private string Describe(in Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "end of file",
        TokenKind.Identifier => "'" + TextOf(token) + "'",
        TokenKind.Integer => "integer " + Shorten(token),
        TokenKind.Float => "number " + Shorten(token),
        TokenKind.String => "string literal",
        _ => "'" + token.Symbol + "'",
    };

    private string Shorten(in Token token) =>
        token.Length <= 40 ? TextOf(token) : _text.Substring(token.Start, 40) + "…";

    private bool Expect(char symbol, string place)
    {
        if (TryTake(symbol))
            return true;
        return Unexpected(place, "'" + symbol + "'");
    }

    /// <summary>
    /// Ends a statement at its semicolon. When only the semicolon is missing and the next statement starts on a new line, the
    /// error is reported where it belongs and nothing is skipped.
    /// </summary>
    private bool EndStatement(DeclarationSyntax declaration, int firstToken, string place)
    {
        if (At(';'))
        {
            TakeEndOfDeclaration(declaration);
            declaration.Span = SpanFrom(firstToken);
            return true;
        }
        ReportMissing(DiagnosticRules.MissingSemicolon, place);
        declaration.Span = SpanFrom(firstToken);
        if (!Current.IsFirstOnLine && !At('}') && !AtEnd && !StartsStatement())
            return false;
        CrossGap(declaration, closesBlock: false);
        return true;
    }

    // A token on a later line is innocent: what is missing is missing at the end of the token before.
    private void ReportMissing(DiagnosticRule rule, string place)
    {
        if (!MayReport())
            return;
        TextSpan span = Current.IsFirstOnLine || AtEnd ? new TextSpan(Previous.End, 0) : Current.Span;
        Report(rule, span, DescribeCurrent(), place);
    }

    /// <summary>
    /// Skips the rest of a broken statement: past its semicolon or block, up to the closing brace around it,
    /// or up to a line that clearly starts another statement.
    /// </summary>
    private void SkipStatement(int firstToken)
    {
        SkipTokens(firstToken);
        _skippedTo = _position;
    }

    private void SkipTokens(int firstToken)
    {
        int brackets = 0;
        for (int i = firstToken; i < _position; i++)
            Count(_tokens[i].Symbol, ref brackets);
        while (!AtEnd && !At('}'))
        {
            if (_position > firstToken && Current.IsFirstOnLine && StartsStatement() && (brackets <= 0 || _position == _abandonedAt || IsDeclarationKeyword(Current.Keyword)))
            {
                CrossGap(null, closesBlock: true);
                return;
            }
            if (At(';'))
            {
                TakeEndOfDeclaration(null);
                if (brackets <= 0 || Current.IsFirstOnLine)
                    return;
                continue;
            }
            if (At('{'))
            {
                SkipBlock();
                // Inside brackets the block is a value, and the statement goes on after it.
                if (brackets <= 0)
                {
                    if (At(';') && !Current.IsFirstOnLine)
                        TakeEndOfDeclaration(null);
                    return;
                }
                continue;
            }
            Count(Current.Symbol, ref brackets);
            Advance();
        }
        // The loop around must get on even if nothing could be skipped.
        if (_position == firstToken && !AtEnd && !At('}'))
            Advance();
    }

    private static void Count(char symbol, ref int brackets)
    {
        if (symbol == '[')
            brackets++;
        else if (symbol == ']' && brackets > 0)
            brackets--;
    }

    /// <summary>Skips from an opening brace past the matching one; no recursion, whatever the depth.</summary>
    private void SkipBlock()
    {
        int depth = 0;
        while (!AtEnd)
        {
            if (At('{'))
                depth++;
            if (At('}') && --depth == 0)
            {
                TakeEndOfDeclaration(null);
                return;
            }
            Advance();
        }
    }

    /// <summary>The current token looks like the first one of a statement, whatever the block.</summary>
    private bool StartsStatement()
    {
        Keyword keyword = Current.Keyword;
        Token second = PeekToken(1);
        switch (keyword)
        {
            case Keyword.Message or Keyword.Enum or Keyword.Service or Keyword.Rpc or Keyword.Oneof or Keyword.Package:
                return second.Kind == TokenKind.Identifier;
            case Keyword.Extend:
                return second.Kind == TokenKind.Identifier || second.Symbol == '.';
            case Keyword.Import:
                return second.Kind is TokenKind.String or TokenKind.Identifier;
            case Keyword.Option:
                return second.Kind == TokenKind.Identifier || second.Symbol == '(';
            case Keyword.Reserved or Keyword.Extensions:
                return second.Kind is TokenKind.Integer or TokenKind.String or TokenKind.Identifier;
            case Keyword.Optional or Keyword.Required or Keyword.Repeated:
                return second.Kind == TokenKind.Identifier || second.Symbol == '.';
            case Keyword.Map when second.Symbol == '<':
                return true;
        }
        return StartsField() || StartsEnumValue();
    }

    // type name = 1
    private bool StartsField()
    {
        int i = 0;
        if (PeekToken(i).Symbol == '.')
            i++;
        while (PeekToken(i).Kind == TokenKind.Identifier && PeekToken(i + 1).Symbol == '.')
            i += 2;
        return PeekToken(i).Kind == TokenKind.Identifier && PeekToken(i + 1).Kind == TokenKind.Identifier
            && PeekToken(i + 2).Symbol == '=' && PeekToken(i + 3).Kind == TokenKind.Integer;
    }

    // NAME = 1
    private bool StartsEnumValue() =>
        At(TokenKind.Identifier) && PeekToken(1).Symbol == '='
        && (PeekToken(2).Kind == TokenKind.Integer || (PeekToken(2).Symbol == '-' && PeekToken(3).Kind == TokenKind.Integer));

    private static bool IsDeclarationKeyword(Keyword keyword) =>
        keyword is Keyword.Message or Keyword.Enum or Keyword.Service or Keyword.Rpc or Keyword.Oneof or Keyword.Extend or Keyword.Import
            or Keyword.Package or Keyword.Option or Keyword.Reserved or Keyword.Extensions or Keyword.Optional or Keyword.Required or Keyword.Repeated;
}
