using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;

namespace ProtoGen.CodeFixes;

/// <summary>Removes the member of a oneof that is cleared by a later one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OneofInitializerFix)), Shared]
public sealed class OneofInitializerFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.SecondOneofMember.Id];

    private protected override void Register(FixRequest request)
    {
        if (request.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Parent: InitializerExpressionSyntax initializer } lost)
            request.Offer($"Remove \"{lost.Left}\"", initializer, initializer.RemoveNode(lost, SyntaxRemoveOptions.KeepNoTrivia)!);
    }
}
