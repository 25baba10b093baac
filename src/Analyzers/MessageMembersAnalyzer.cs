using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
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

        // A part of a message written by hand counts as generated, since the attribute of the generated part marks the type. So the files are told apart here.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterSymbolAction(symbol => Analyze(symbol, types), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, RuntimeTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.DeclaringSyntaxReferences.Length < 2 || !types.IsMessage(type))
            return;

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
            if (written?.Locations.FirstOrDefault() is not { SourceTree: { } tree } place || GeneratedFiles.Contains(tree, context.CancellationToken))
                continue;
            context.ReportDiagnostic(member is IMethodSymbol
                ? Diagnostic.Create(AnalyzerRules.Constructor, place, type.Name)
                : Diagnostic.Create(AnalyzerRules.InstanceField, place, written.Name, type.Name));
        }
    }
}
