using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.CodeFixes.Places;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>
/// A change of a foreach variable, which is a copy, becomes one of the elements: arrays and lists are enumerated by <c>ref</c>, the list of a message is changed in a builder and assigned.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForeachChangeFix)), Shared]
public sealed class ForeachChangeFix : MessageCodeFix
{
    /// <summary>Members of a foreach variable cannot be modified.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1654"];

    private protected override void Register(FixRequest request)
    {
        if (LoopOf(request) is not { } loop || !request.Types.IsMessage((request.Model.GetDeclaredSymbol(loop) as ILocalSymbol)?.Type) || HasNoReferences(loop))
            return;
        ITypeSymbol? type = request.Model.GetTypeInfo(loop.Expression).Type;
        if (type is IArrayTypeSymbol { Rank: 1 })
            Offer(request, loop, request.Model.LookupSymbols(loop.SpanStart, type, "AsSpan", includeReducedExtensionMethods: true).IsEmpty
                ? $"{NameOf(request, loop, "System", "MemoryExtensions")}.AsSpan({loop.Expression})"
                : $"{loop.Expression}.AsSpan()");
        else if (type?.OriginalDefinition.ToDisplayString() == "System.Collections.Generic.List<T>")
            Offer(request, loop, $"{NameOf(request, loop, "System.Runtime.InteropServices", "CollectionsMarshal")}.AsSpan({loop.Expression})");
        else if (request.Types.IsRepeated(type))
            OfferBuilder(request, loop);
    }

    private static void Offer(FixRequest request, ForEachStatementSyntax loop, string elements) =>
        request.Offer("Change the elements", loop, loop
            .WithType(RefTo(loop.Type))
            .WithExpression(ParseExpression(elements).WithTriviaFrom(loop.Expression)));

    private static void OfferBuilder(FixRequest request, ForEachStatementSyntax loop)
    {
        if (!Statements.IsInList(loop) || Leaves(loop) || new PlaceResolver(request.Model).Resolve(loop.Expression) is not { } list || !list.IsRepeatable() || IsAssigned(list, loop))
            return;
        string name = FreeNames.For(list.Symbol?.Name ?? "items", request.Model, loop);
        string index = FreeNames.For("i", request.Model, loop);
        if (new PlaceWriter(request.Model, request.Types, loop).Store(list, ParseExpression($"{name}.ToRepeated()")) is not { } stored)
            return;
        string[] body = [.. (loop.Statement is BlockSyntax block ? (IEnumerable<StatementSyntax>)block.Statements : [loop.Statement]).Select(statement => statement.ToString())];
        StatementSyntax[] all =
            [
                ParseStatement($"var {name} = {list.Read()}.ToBuilder();"),
                ParseStatement($"for (var {index} = 0; {index} < {name}.Count; {index}++)\n{{\nref {loop.Type} {loop.Identifier} = ref {name}[{index}];\n{string.Join("\n", body)}\n}}"),
                .. stored,
            ];
        request.Offer("Change the elements", loop, Statements.InPlaceOf(all, loop));
    }

    /// <summary>The loop whose variable the refused change starts at.</summary>
    private static ForEachStatementSyntax? LoopOf(FixRequest request)
    {
        ISymbol? variable = request.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => request.Model.GetSymbolInfo(name).Symbol).FirstOrDefault(symbol => symbol is ILocalSymbol { IsForEach: true });
        return variable?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ForEachStatementSyntax;
    }

    private static RefTypeSyntax RefTo(TypeSyntax type) => RefType(Token(SyntaxKind.RefKeyword).WithTrailingTrivia(Space), type.WithoutTrivia()).WithTriviaFrom(type);

    /// <summary>The shortest name that means the type here.</summary>
    private static string NameOf(FixRequest request, SyntaxNode position, string space, string type) => new[] { type, $"{space}.{type}" }.FirstOrDefault(name =>
        request.Model.GetSpeculativeSymbolInfo(position.SpanStart, ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol?.ToDisplayString() == $"{space}.{type}") ?? $"global::{space}.{type}";

    /// <summary>References cannot outlast an await or a yield, nor go into a lambda.</summary>
    private static bool HasNoReferences(ForEachStatementSyntax loop) => loop.Statement.DescendantNodesAndSelf()
        .Any(node => node is AwaitExpressionSyntax or YieldStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>The loop itself replaces the list, which the assignment after it would undo.</summary>
    private static bool IsAssigned(Place list, ForEachStatementSyntax loop) => loop.Statement.DescendantNodesAndSelf().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault() is { } name && name.Identifier.ValueText == list.Symbol?.Name);

    private static bool Leaves(ForEachStatementSyntax loop) => loop.Statement.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax or GotoStatementSyntax);
}
