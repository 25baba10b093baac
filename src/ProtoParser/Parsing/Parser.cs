using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>
/// A recursive-descent parser that is split by construct. A method that parses a statement answers whether the statement was
/// left complete; on false the caller skips the rest of it. This part holds the token cursor and the comments.
/// </summary>
internal sealed partial class Parser
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly TokenList _tokens;
    private readonly NameTable _names;
    private readonly CommentReader _comments;
    private readonly FileSyntax _file;
    private int _position;
    private string? _leading;
    private List<string>? _detached;

    public Parser(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _text = source.Content;
        _diagnostics = diagnostics;
        _tokens = Lexer.Tokenize(source, diagnostics);
        _names = new NameTable(_text);
        _comments = new CommentReader(_text);
        _file = new FileSyntax(source);
    }

    public Edition Edition { get; private set; } = Edition.Proto2;

    /// <summary>Gives the memory of the tokens back; nothing can be parsed from then on.</summary>
    public void ReleaseTokens() => _tokens.Release();

    private bool IsEditions => Edition >= Edition.Edition2023;

    private ref readonly Token Current => ref _tokens[_position];

    private ref readonly Token Previous => ref _tokens[_position - 1];

    private bool AtEnd => Current.Kind == TokenKind.EndOfFile;

    private Token PeekToken(int distance) => _tokens[System.Math.Min(_position + distance, _tokens.Count - 1)];

    private bool At(char symbol) => Current.Symbol == symbol;

    private bool At(Keyword keyword) => Current.Keyword == keyword;

    private bool At(TokenKind kind) => Current.Kind == kind;

    // The end of file is never passed, so Current is always valid.
    private void Advance()
    {
        if (_position < _tokens.Count - 1)
            _position++;
    }

    private bool TryTake(char symbol)
    {
        if (!At(symbol))
            return false;
        Advance();
        return true;
    }

    private bool TryTake(Keyword keyword)
    {
        if (!At(keyword))
            return false;
        Advance();
        return true;
    }

    private string TextOf(in Token token) => _names.Get(token.Start, token.Length);

    /// <summary>From the first token of a node to the last one taken.</summary>
    private TextSpan SpanFrom(int firstToken)
    {
        int last = System.Math.Max(firstToken, _position - 1);
        return TextSpan.FromBounds(_tokens[firstToken].Start, _tokens[last].End);
    }

    /// <summary>
    /// Takes the token that ends a declaration or opens its block. The comments gathered so far belong to the declaration,
    /// those that follow to it, to the next one or to neither.
    /// </summary>
    private void TakeEndOfDeclaration(DeclarationSyntax? declaration)
    {
        bool closesBlock = At('}');
        Advance();
        CrossGap(declaration, closesBlock);
    }

    /// <summary>Does what the end of a declaration does with comments at the place before the current token.</summary>
    private void CrossGap(DeclarationSyntax? declaration, bool closesBlock)
    {
        _comments.Read(_position == 0 ? 0 : Previous.End, Current);
        string? leading = _leading;
        List<string>? detached = _detached;
        _leading = _comments.Leading;
        if (declaration is not null)
        {
            _detached = _comments.Detached;
            Attach(declaration, leading, _comments.Trailing, detached);
        }
        else if (closesBlock || detached is null)
        {
            _detached = _comments.Detached;
        }
        else if (_comments.Detached is not null)
        {
            // An empty statement passes the comments before it on to the next declaration.
            detached.AddRange(_comments.Detached);
        }
    }

    private static void Attach(DeclarationSyntax declaration, string? leading, string? trailing, List<string>? detached)
    {
        if (string.IsNullOrEmpty(leading) && string.IsNullOrEmpty(trailing) && detached is null)
            return;
        var comments = new CommentsSyntax
        {
            Leading = string.IsNullOrEmpty(leading) ? null : leading,
            Trailing = string.IsNullOrEmpty(trailing) ? null : trailing,
        };
        if (detached is not null)
            comments.Detached = detached.ToArray();
        declaration.Comments = comments;
    }
}
