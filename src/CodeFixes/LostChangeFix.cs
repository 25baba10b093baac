using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;
using ProtoGen.Analyzers.LostChanges;
using ProtoGen.CodeFixes.Places;

namespace ProtoGen.CodeFixes;

/// <summary>Stores a changed copy where it came from, behind its last change: <c>list[0] = u;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostChangeFix)), Shared]
public sealed class LostChangeFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.LostChange.Id];

    private protected override void Register(FixRequest request)
    {
        if (!request.Diagnostic.Properties.TryGetValue(LostChangeAnalyzer.SingleSource, out string? variable) || variable is null)
            return;
        SyntaxNode source = request.NodeAt(request.Diagnostic.AdditionalLocations[0]);
        SyntaxNode[] changes = [.. request.Diagnostic.AdditionalLocations.Skip(1).Select(request.NodeAt)];
        if (PlaceOf(source, request) is not { } place || !place.IsRepeatable() || LastStatement(changes) is not { } last || IsSetBetween(place, source, last, request))
            return;
        if (new PlaceWriter(request.Model, request.Types, last).Store(place, SyntaxFactory.IdentifierName(variable)) is not { } back)
            return;

        request.Offer($"Write \"{variable}\" back", last, Statements.Behind(last, back));
    }

    private static Place? PlaceOf(SyntaxNode source, FixRequest request)
    {
        var resolver = new PlaceResolver(request.Model);

        // map.TryGetValue(key, out var u)
        if (source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "TryGetValue" } access, ArgumentList.Arguments: [var key, _] })
        {
            return resolver.Resolve(access.Expression) is { } map
                && map.Type.GetMembers("this[]").OfType<IPropertySymbol>().FirstOrDefault(item => item.Parameters.Length == 1) is { } indexer
                ? Place.Element(map, SyntaxFactory.BracketedArgumentList(SyntaxFactory.SingletonSeparatedList(key)), indexer, indexer.Type, false)
                : null;
        }
        return source is ExpressionSyntax expression ? resolver.Resolve(expression) : null;
    }

    /// <summary>The statement behind which all changes are done: the last one of the innermost list, or the innermost single statement, that has all of them.</summary>
    private static StatementSyntax? LastStatement(SyntaxNode[] changes) =>
        changes[changes.Length - 1].AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement =>
            statement is not BlockSyntax && changes.All(change => (Statements.IsInList(statement) ? statement.Parent! : statement).Span.Contains(change.Span)));

    /// <summary>The path may lead elsewhere by now, since a variable in it was set anew.</summary>
    private static bool IsSetBetween(Place place, SyntaxNode source, SyntaxNode last, FixRequest request)
    {
        SyntaxNode body = last.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? request.Root;
        string[] names = [.. place.Name().DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
        return body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.SpanStart > source.Span.End && name.Span.End < last.Span.End && names.Contains(name.Identifier.ValueText) && IsSet(name));
    }

    private static bool IsSet(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };
}
