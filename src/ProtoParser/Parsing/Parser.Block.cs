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
    /// Takes the opening brace of a declaration's block. When it is missing, the declaration stands without a block.
    /// </summary>
    /// <returns>The index of the brace, or <see cref="NoBlock"/>.</returns>
    private int OpenBlock(DeclarationSyntax declaration, int firstToken, string place)
    {
        if (At('{'))
        {
            int open = _position;
            TakeEndOfDeclaration(declaration);
            return open;
        }
        if (Current.IsFirstOnLine || AtEnd)
            ReportMissingBefore("'{'", place);
        else
            Unexpected(place, "'{'");
        declaration.Span = SpanFrom(firstToken);
        return NoBlock;
    }

    private void ReportMissingBefore(string expected, string place)
    {
        if (_lastReported == _position || Current.IsMalformed || Previous.IsMalformed)
            return;
        _lastReported = _position;
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
