using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Blocks: where they start, where they end, and what it means when the closing brace is missing.</summary>
internal sealed partial class Parser
{
    private enum BlockKind
    {
        Message,
        Oneof,
        Extend,
        Enum,
        Service,
        Method,
    }

    private const int NoBlock = -1;

    /// <summary>
    /// Takes the opening brace of a declaration's block. A missing one is reported, and the block is entered nevertheless
    /// where its members seem to follow; otherwise the declaration stands without a block.
    /// </summary>
    /// <returns>The index of the brace, or of the token before the missing one; <see cref="NoBlock"/> without a block.</returns>
    private int OpenBlock(DeclarationSyntax declaration, int firstToken, string place)
    {
        if (!At('{'))
        {
            if (Current.IsFirstOnLine || AtEnd)
                ReportMissingBefore("'{'", place);
            else
                Unexpected(place, "'{'");
            if (!SkipToBraceOnLine())
            {
                declaration.Span = SpanFrom(firstToken);
                if (!StartsMember())
                    return NoBlock;
                CrossGap(declaration, closesBlock: false);
                return _position - 1;
            }
        }
        int open = _position;
        TakeEndOfDeclaration(declaration);
        return open;
    }

    private bool SkipToBraceOnLine()
    {
        for (int i = _position; i < _tokens.Count && !_tokens[i].IsFirstOnLine; i++)
        {
            if (_tokens[i].Symbol is ';' or '}')
                return false;
            if (_tokens[i].Symbol == '{')
            {
                _position = i;
                return true;
            }
        }
        return false;
    }

    // Members, and nothing that could stand after the declaration as well.
    private bool StartsMember() =>
        Current.Keyword is not (Keyword.Message or Keyword.Enum or Keyword.Service or Keyword.Extend or Keyword.Import or Keyword.Package or Keyword.Option)
        && StartsStatement();

    private void ReportMissingBefore(string expected, string place)
    {
        if (MayReport())
            Report(DiagnosticRules.UnexpectedToken, new TextSpan(Previous.End, 0), DescribeCurrent(), place, expected);
    }

    /// <summary>A declaration without a block is complete, apart from the error, when nothing else of it stands on the line.</summary>
    private bool GoesOnAfterMissingBlock()
    {
        if (At(';'))
        {
            TakeEndOfDeclaration(null);
            return true;
        }
        if (!Current.IsFirstOnLine && !AtEnd && !At('}'))
            return false;
        CrossGap(null, closesBlock: true);
        return true;
    }

    /// <summary>Takes the closing brace if it is next, or finds that it is missing; true when the block is over.</summary>
    private bool CloseBlock(SyntaxNode node, int firstToken, int open, BlockKind kind, string name)
    {
        if (At('}'))
        {
            TakeEndOfDeclaration(null);
            node.Span = SpanFrom(firstToken);
            return true;
        }
        if (!AtEnd && !(Current.IsFirstOnLine && LeavesBlock(kind)))
            return false;
        // Of several blocks left open at one place, the innermost is reported.
        if (_lastReported != _position)
        {
            _lastReported = _position;
            var opened = new RelatedLocation(SourceLocation.Of(_source, _tokens[open].Span), "the block starts here");
            _diagnostics.Report(DiagnosticRules.MissingBrace, AtEnd ? EndSpan() : Current.Span, [opened], DescribeCurrent(), name);
        }
        node.Span = SpanFrom(firstToken);
        return true;
    }

    // A declaration that this block can never hold, spelled so that it is nothing else either.
    private bool LeavesBlock(BlockKind kind)
    {
        Token second = PeekToken(1);
        Token third = PeekToken(2);
        switch (Current.Keyword)
        {
            case Keyword.Syntax or Keyword.Edition:
                return second.Symbol == '=' && third.Kind == TokenKind.String;
            case Keyword.Import:
                return second.Kind == TokenKind.String;
            case Keyword.Service:
                return second.Kind == TokenKind.Identifier && third.Symbol == '{';
            case Keyword.Package:
                return second.Kind == TokenKind.Identifier && third.Symbol is ';' or '.';
            case Keyword.Message or Keyword.Enum:
                return kind != BlockKind.Message && second.Kind == TokenKind.Identifier && third.Symbol == '{';
            case Keyword.Rpc:
                return kind == BlockKind.Method && second.Kind == TokenKind.Identifier && third.Symbol == '(';
            default:
                return false;
        }
    }
}
