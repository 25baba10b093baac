using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using ProtoGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>
/// <c>in</c> for a parameter, <c>ref readonly</c> for the variable of a foreach. A method that is somewhere used as a delegate, or named with its parameters in a comment, keeps its
/// signature.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LargeByValueFix)), Shared]
public sealed class LargeByValueFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.LargeByValue.Id];

    private protected override async Task<bool> CanFixAsync(FixRequest request)
    {
        if (request.Node is not ParameterSyntax parameter || request.Model.GetDeclaredSymbol(parameter, request.Cancellation) is not { ContainingSymbol: IMethodSymbol method })
            return true;
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(method, request.Document.Project.Solution, request.Cancellation).ConfigureAwait(false))
        {
            foreach (ReferenceLocation use in found.Locations)
            {
                SyntaxNode root = (await use.Document.GetSyntaxRootAsync(request.Cancellation).ConfigureAwait(false))!;
                if (!AllowsIn(root.FindNode(use.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true)))
                    return false;
            }
        }
        return true;
    }

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

    /// <summary>A call, a <c>nameof</c>, or a comment that names no parameters.</summary>
    private static bool AllowsIn(SyntaxNode name)
    {
        if (name.FirstAncestorOrSelf<CrefSyntax>() is { } cref)
            return !cref.DescendantNodesAndSelf().Any(node => node is CrefParameterListSyntax);
        SyntaxNode use = name;
        while (use.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && use.Parent is { } access && access.DescendantNodes().Last(node => node is SimpleNameSyntax) == name)
            use = access;
        return use.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression == use,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
            _ => false,
        };
    }
}
