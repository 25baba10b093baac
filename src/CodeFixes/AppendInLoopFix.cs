using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ProtoGen.Analyzers;
using ProtoGen.CodeFixes.Places;

namespace ProtoGen.CodeFixes;

/// <summary>A builder before the loop, additions in it, one assignment after it; where nothing else in the loop uses the list and nothing leaves the method there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AppendInLoopFix)), Shared]
public sealed class AppendInLoopFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.AppendInLoop.Id];

    private protected override void Register(FixRequest request)
    {
        if (request.Node is not CollectionExpressionSyntax { Elements: [SpreadElementSyntax, _, ..] elements, Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax append } assignment }
            || request.Model.GetOperation(assignment) is not ISimpleAssignmentOperation operation
            || AppendInLoopAnalyzer.LoopOf(operation)?.Syntax is not StatementSyntax loop
            || !Statements.IsInList(loop) || loop.Parent is GlobalStatementSyntax
            || IsUsedElsewhere(operation, assignment, loop, request)
            || Leaves(loop))
        {
            return;
        }

        bool isMap = request.Types.IsMap(operation.Target.Type);
        string name = FreeNames.For(assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.ValueText, request.Model, loop);
        var additions = new List<StatementSyntax>();
        foreach (CollectionElementSyntax element in elements.Skip(1))
        {
            ExpressionSyntax[]? items = element is ExpressionElementSyntax { Expression: var item } ? (isMap ? EntryOf(item) : [item.WithoutTrivia()]) : null;
            if (items is null)
                return;
            additions.Add(SyntaxFactory.ParseStatement($"{name}.Add({string.Join(", ", (object[])items)});"));
        }

        IReadOnlyList<SyntaxNode> added = Statements.InPlaceOf(additions, append);
        StatementSyntax[] all =
            [
                SyntaxFactory.ParseStatement($"var {name} = {assignment.Left}.ToBuilder();"),
                added.Count == 1 ? loop.ReplaceNode(append, added[0]) : loop.ReplaceNode(append, added),
                SyntaxFactory.ParseStatement($"{assignment.Left} = {name}.{(isMap ? "ToMap" : "ToRepeated")}();"),
            ];
        request.Offer("Use a builder", loop, Statements.InPlaceOf(all, loop));
    }

    /// <summary>Key and value of <c>new(key, value)</c> and <c>KeyValuePair.Create(key, value)</c>.</summary>
    private static ExpressionSyntax[]? EntryOf(ExpressionSyntax entry) => entry switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } => [key.Expression, value.Expression],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Create" }, ArgumentList.Arguments: [var key, var value] } => [key.Expression, value.Expression],
        _ => null,
    };

    /// <summary>
    /// Something else than the additions reads or sets the list in the loop, or may see it: its owner is passed on whole, or it can be reached from <c>this</c> and a
    /// method of the same type is called.
    /// </summary>
    private static bool IsUsedElsewhere(ISimpleAssignmentOperation operation, AssignmentExpressionSyntax assignment, StatementSyntax loop, FixRequest request)
    {
        var path = new List<ISymbol>();
        for (IOperation? part = operation.Target; part is IMemberReferenceOperation member; part = member.Instance)
            path.Add(member.Member);
        ISymbol? root = SamePlace.RootOf(operation.Target);
        if (root is not null)
            path.Add(root);
        else if (loop.DescendantNodes().Any(node => node is ThisExpressionSyntax or InvocationExpressionSyntax { Expression: SimpleNameSyntax }))
            return true;

        return loop.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => !assignment.Left.Span.Contains(name.Span) && !((CollectionExpressionSyntax)assignment.Right).Elements[0].Span.Contains(name.Span))
            .Any(name => request.Model.GetSymbolInfo(name).Symbol is { } symbol
                && (Is(symbol, path[0]) || (path.Exists(part => Is(symbol, part)) && name.Parent is not MemberAccessExpressionSyntax)));
    }

    private static bool Is(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    private static bool Leaves(StatementSyntax loop) => loop.DescendantNodes().Any(node => node is ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or AwaitExpressionSyntax);
}
