using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>
/// Initializers that change what a property returns become values: <c>Address = { City = x }</c> is <c>Address = new() { City = x }</c>,
/// <c>Tags = { a, b }</c> is <c>Tags = [a, b]</c>, <c>Quotas = { [k] = v }</c> is <c>Quotas = [new(k, v)]</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestedInitializerFix)), Shared]
public sealed class NestedInitializerFix : MessageCodeFix
{
    /// <summary>Members of a value type's property cannot be assigned with an initializer.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1918"];

    private protected override void Register(FixRequest request)
    {
        AssignmentExpressionSyntax? assignment = request.Node.AncestorsAndSelf().OfType<AssignmentExpressionSyntax>().FirstOrDefault(node => node.Right is InitializerExpressionSyntax);
        if (assignment is not { Right: InitializerExpressionSyntax initializer } || PropertyOf(assignment, request) is not { Type: var type })
            return;
        string? value = request.Types.IsMessage(type.WithoutNullable()) ? $"new() {initializer}"
            : request.Types.IsRepeated(type) ? Collection(initializer.Expressions.Select(item => item is InitializerExpressionSyntax ? null : item.ToString()))
            : request.Types.IsMap(type) ? Collection(initializer.Expressions.Select(EntryOf))
            : null;
        if (value is not null)
            request.Offer("Assign a value", initializer, ParseExpression(value).WithTriviaFrom(initializer));
    }

    private static IPropertySymbol? PropertyOf(AssignmentExpressionSyntax assignment, FixRequest request)
    {
        SymbolInfo info = request.Model.GetSymbolInfo(assignment.Left);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IPropertySymbol;
    }

    private static string? Collection(IEnumerable<string?> items)
    {
        string?[] all = [.. items];
        return all.Contains(null) ? null : $"[{string.Join(", ", all)}]";
    }

    private static string? EntryOf(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }, Right: not InitializerExpressionSyntax } set => $"new({key}, {set.Right})",
        InitializerExpressionSyntax { Expressions: [var key, var value] } => $"new({key}, {value})",
        _ => null,
    };
}
