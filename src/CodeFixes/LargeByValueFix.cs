using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ProtoGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary><c>in</c> for a parameter, <c>ref readonly</c> for the variable of a foreach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LargeByValueFix)), Shared]
public sealed class LargeByValueFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.LargeByValue.Id];

    private protected override void Register(FixRequest request)
    {
        switch (request.Node)
        {
            case ParameterSyntax parameter:
                SyntaxToken modifier = Token(SyntaxKind.InKeyword).WithTrailingTrivia(Space);
                ParameterSyntax changed = parameter.WithType(parameter.Type?.WithoutLeadingTrivia());
                request.Offer("Take it by in", parameter, changed
                    .WithModifiers(parameter.Modifiers.Add(modifier)).WithLeadingTrivia(parameter.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case ForEachStatementSyntax loop:
                RefTypeSyntax type = RefType(Token(SyntaxKind.RefKeyword).WithTrailingTrivia(Space), Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(Space), loop.Type.WithoutTrivia());
                request.Offer("Enumerate by ref readonly", loop.Type, type.WithTriviaFrom(loop.Type));
                break;
        }
    }
}
