using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProtoGen.Analyzers;
using ProtoGen.CodeFixes.Places;

namespace ProtoGen.CodeFixes;

/// <summary>One finding that wants to be fixed, with what is known about the file.</summary>
internal sealed class FixRequest(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, RuntimeTypes types)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public Document Document => context.Document;

    public CancellationToken Cancellation => context.CancellationToken;

    public SyntaxNode Root { get; } = root;

    public SemanticModel Model { get; } = model;

    public RuntimeTypes Types { get; } = types;

    /// <summary>The innermost node at the finding.</summary>
    public SyntaxNode Node => NodeAt(Diagnostic.Location);

    public SyntaxNode NodeAt(Location location) => NodeAt(location.SourceSpan);

    public SyntaxNode NodeAt(TextSpan span) => Root.FindNode(span, getInnermostNodeForTie: true);

    /// <summary>Nobody wants the value of the expression: it is a statement, or all that a method or lambda without a result does.</summary>
    public bool IsStatement(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax => true,
        ArrowExpressionClauseSyntax { Parent: { } member } => Model.GetDeclaredSymbol(member) is IMethodSymbol { ReturnsVoid: true },
        AnonymousFunctionExpressionSyntax function => Model.GetSymbolInfo(function).Symbol is IMethodSymbol { ReturnsVoid: true },
        _ => false,
    };

    /// <summary>Offers to replace a node of the file by others.</summary>
    public void Offer(string title, SyntaxNode old, params IEnumerable<SyntaxNode> replacements)
    {
        SyntaxNode[] nodes = [.. replacements];
        Register(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(nodes.Length == 1 ? Root.ReplaceNode(old, nodes[0]) : Root.ReplaceNode(old, nodes)).Project.Solution));
    }

    /// <summary>Offers statements in place of an expression that is one, or one in place of a body.</summary>
    public void OfferInPlaceOf(string title, ExpressionSyntax expression, IReadOnlyList<StatementSyntax> statements)
    {
        if (expression.Parent is ExpressionStatementSyntax statement)
            Offer(title, statement, Statements.InPlaceOf(statements, statement));
        else if (statements is [ExpressionStatementSyntax single])
            Offer(title, expression, single.Expression.WithTriviaFrom(expression));
    }

    /// <summary>Offers a change that may reach other files.</summary>
    public void Offer(string title, Func<Document, CancellationToken, Task<Solution>> change) => Register(title, cancellation => change(context.Document, cancellation));

    /// <summary>Fixes of one kind are made together, whatever names are in their titles between quotes.</summary>
    private void Register(string title, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: string.Concat(title.Split('"').Where((_, index) => index % 2 == 0))), Diagnostic);
}
