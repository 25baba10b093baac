using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using ProtoGen.Analyzers;
using ProtoGen.CodeFixes.Places;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>Makes a constructor with parameters a static method <c>Create</c>, and calls that wherever the constructor was called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix)), Shared]
public sealed class ConstructorFix : MessageCodeFix
{
    private const string Method = "Create";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.Constructor.Id];

    /// <summary>Calls are in other files too.</summary>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    private protected override void Register(FixRequest request)
    {
        if (request.Node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { Initializer: null, ParameterList.Parameters.Count: > 0 } constructor
            && request.Model.GetDeclaredSymbol(constructor) is { } symbol
            && symbol.ContainingType.GetMembers(Method).IsEmpty)
        {
            request.Offer("Make it a static method", (document, cancellation) => ChangeAsync(document, constructor, symbol, cancellation));
        }
    }

    private static async Task<Solution> ChangeAsync(Document document, ConstructorDeclarationSyntax constructor, IMethodSymbol symbol, CancellationToken cancellation)
    {
        Solution solution = document.Project.Solution;
        var calls = new Dictionary<DocumentId, List<SyntaxNode>>();
        foreach (ReferenceLocation reference in (await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false)).SelectMany(found => found.Locations))
        {
            SyntaxNode root = (await reference.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            if (root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } call)
                continue;
            if (!calls.TryGetValue(reference.Document.Id, out List<SyntaxNode>? list))
                calls.Add(reference.Document.Id, list = []);
            list.Add(call);
        }

        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (!calls.ContainsKey(document.Id))
            calls.Add(document.Id, []);
        foreach (KeyValuePair<DocumentId, List<SyntaxNode>> pair in calls)
        {
            SyntaxNode root = (await solution.GetDocument(pair.Key)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            IEnumerable<SyntaxNode> nodes = pair.Key == document.Id ? [.. pair.Value, constructor] : pair.Value;
            root = root.ReplaceNodes(nodes, (old, current) => current switch
            {
                BaseObjectCreationExpressionSyntax call => CallOf(call, symbol.ContainingType),
                ConstructorDeclarationSyntax => MethodOf(constructor, symbol, model),
                _ => current,
            });
            solution = solution.WithDocumentSyntaxRoot(pair.Key, root);
        }
        return solution;
    }

    private static ExpressionSyntax CallOf(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        ExpressionSyntax name = creation is ObjectCreationExpressionSyntax { Type: var written } ? written.WithoutTrivia() : ParseTypeName(type.Name);
        ExpressionSyntax call = InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, name, IdentifierName(Method)), creation.ArgumentList!.WithoutTrivia());
        if (creation.Initializer is { } initializer)
            call = WithExpression(call, InitializerExpression(SyntaxKind.WithInitializerExpression, initializer.OpenBraceToken, initializer.Expressions, initializer.CloseBraceToken));
        return call.WithTriviaFrom(creation).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static MethodDeclarationSyntax MethodOf(ConstructorDeclarationSyntax constructor, IMethodSymbol symbol, SemanticModel model)
    {
        string name = FreeNames.For(symbol.ContainingType.Name, model, constructor.ParameterList);
        SyntaxList<StatementSyntax> statements = constructor.Body is { } body
            ? ((BlockSyntax)Qualify(body, name, symbol, model)).Statements
            : [ExpressionStatement((ExpressionSyntax)Qualify(constructor.ExpressionBody!.Expression, name, symbol, model))];
        TypeSyntax type = IdentifierName(symbol.ContainingType.Name);
        StatementSyntax[] all =
            [
                LocalDeclarationStatement(VariableDeclaration(type, SingletonSeparatedList(VariableDeclarator(Identifier(name), null, EqualsValueClause(LiteralExpression(SyntaxKind.DefaultLiteralExpression)))))),
                .. statements,
                ReturnStatement(IdentifierName(name)),
            ];
        return MethodDeclaration(type, Method)
            .WithModifiers(constructor.Modifiers.Add(Token(SyntaxKind.StaticKeyword)))
            .WithParameterList(constructor.ParameterList)
            .WithBody(Block(all))
            .WithTriviaFrom(constructor)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Names the new message where the constructor meant <c>this</c>.</summary>
    private static SyntaxNode Qualify(SyntaxNode body, string name, IMethodSymbol symbol, SemanticModel model)
    {
        IEnumerable<SyntaxNode> nodes = body.DescendantNodesAndSelf().Where(node => node is ThisExpressionSyntax or ReturnStatementSyntax { Expression: null }
            || node is IdentifierNameSyntax { Parent: not (MemberBindingExpressionSyntax or NameColonSyntax or ExpressionColonSyntax) } identifier
                && (identifier.Parent is not MemberAccessExpressionSyntax access || access.Expression == identifier)
                && identifier.Parent is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }
                && model.GetSymbolInfo(identifier).Symbol is { IsStatic: false, Kind: SymbolKind.Property or SymbolKind.Field or SymbolKind.Method } member
                && SymbolEqualityComparer.Default.Equals(member.ContainingType, symbol.ContainingType));
        return body.ReplaceNodes(nodes.ToList(), (old, current) => current switch
        {
            ThisExpressionSyntax => IdentifierName(name).WithTriviaFrom(current),
            ReturnStatementSyntax end => end.WithExpression(IdentifierName(name).WithLeadingTrivia(Space)),
            IdentifierNameSyntax member => MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(name), member.WithoutTrivia()).WithTriviaFrom(current),
            _ => current,
        });
    }
}
