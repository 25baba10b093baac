using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Analyzers;

/// <summary>Reports constructors and instance fields in the user's part of a message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageMembersAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.Constructor, AnalyzerRules.InstanceField];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Not the types: a part of a message written by hand counts as generated, since the attribute of the generated part marks the type, and one analyzer that wants to
            // see generated types makes the compiler walk through all of them. A file is only its own.
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterSemanticModelAction(file => Analyze(file, types));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, RuntimeTypes types)
    {
        SyntaxNode root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
        foreach (StructDeclarationSyntax part in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<StructDeclarationSyntax>())
        {
            if (part.Modifiers.Any(SyntaxKind.PartialKeyword) && context.SemanticModel.GetDeclaredSymbol(part, context.CancellationToken) is { DeclaringSyntaxReferences.Length: > 1 } type && types.IsMessage(type))
                Analyze(context, part, type);
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, StructDeclarationSyntax part, INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsStatic))
        {
            ISymbol? written = member switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } => member,
                IFieldSymbol { AssociatedSymbol: { } property } => property,
                IFieldSymbol { IsImplicitlyDeclared: false } => member,
                IEventSymbol { AddMethod.IsImplicitlyDeclared: true } => member,
                _ => null,
            };
            if (written?.Locations.FirstOrDefault() is not { } place || place.SourceTree != part.SyntaxTree || !part.Span.Contains(place.SourceSpan))
                continue;
            context.ReportDiagnostic(member is IMethodSymbol
                ? Diagnostic.Create(AnalyzerRules.Constructor, place, type.Name)
                : Diagnostic.Create(AnalyzerRules.InstanceField, place, written.Name, type.Name));
        }
    }
}
