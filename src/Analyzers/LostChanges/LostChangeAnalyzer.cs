using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>
/// Reports a variable that holds a copy of a message, is changed, and is dead after the change. The control flow graph is made only for
/// methods that change a message through a variable at all.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostChangeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>
    /// A property of a diagnostic, the name of the variable, when the first additional location is the only value that it ever gets. The other
    /// locations are the changes that are lost.
    /// </summary>
    internal const string SingleSource = "SingleSource";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.LostChange];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterOperationBlockStartAction(block => Start(block, types));
        });
    }

    private static void Start(OperationBlockStartAnalysisContext context, RuntimeTypes types)
    {
        int changes = 0;
        context.RegisterOperationAction(
            operation =>
            {
                if (VariableAccess.ChangedVariable(operation.Operation, types) is not null)
                    Volatile.Write(ref changes, 1);
            },
            OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment,
            OperationKind.Increment, OperationKind.Decrement, OperationKind.DeconstructionAssignment, OperationKind.Invocation);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref changes) != 0)
                Analyze(end, types);
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, RuntimeTypes types)
    {
        HashSet<ISymbol> shared = SharedVariables.Of(context.OperationBlocks, context.OwningSymbol);
        var seen = new HashSet<IOperation>();
        foreach (ControlFlowGraph graph in context.OperationBlocks.Select(context.GetControlFlowGraph))
        {
            // The parts of one body, such as a constructor and its call of another, share a graph.
            if (seen.Add(graph.OriginalOperation))
                Analyze(context, graph, context.OwningSymbol, shared, types);
        }
    }

    private static void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph, ISymbol owner, HashSet<ISymbol> shared, RuntimeTypes types)
    {
        VariableAccess[][] accesses = AccessCollector.Collect(graph, owner, shared, types);
        foreach (IGrouping<ISymbol, VariableAccess> lost in DeadChanges.Find(graph, accesses).GroupBy(change => change.Variable, SymbolEqualityComparer.Default))
            Report(context, lost.Key, [.. lost.OrderBy(change => change.Operation.Syntax.SpanStart)], [.. accesses.SelectMany(access => access)]);

        foreach (IMethodSymbol function in graph.LocalFunctions)
            Analyze(context, graph.GetLocalFunctionControlFlowGraph(function, context.CancellationToken), function, shared, types);
        foreach (IFlowAnonymousFunctionOperation function in graph.Blocks.SelectMany(block => block.DescendantOperations()).OfType<IFlowAnonymousFunctionOperation>())
            Analyze(context, graph.GetAnonymousFunctionControlFlowGraph(function, context.CancellationToken), function.Symbol, shared, types);
    }

    private static void Report(OperationBlockAnalysisContext context, ISymbol variable, VariableAccess[] lost, VariableAccess[] all)
    {
        VariableAccess[] sets = [.. all.Where(access => access.Kind == AccessKind.Set && SymbolEqualityComparer.Default.Equals(access.Variable, variable))];
        VariableAccess? copy = sets.FirstOrDefault(set => CopySource.IsCopy(set));
        if (copy is null && variable is not IParameterSymbol)
            return;

        SyntaxNode? source = copy is null ? null : CopySource.SyntaxOf(copy);
        Location[] places = [.. (source is null ? [] : new[] { source.GetLocation() }).Concat(lost.Select(change => change.Operation.Syntax.GetLocation()))];
        ImmutableDictionary<string, string?> properties = source is not null && sets.Length == 1
            ? ImmutableDictionary<string, string?>.Empty.Add(SingleSource, variable.Name)
            : ImmutableDictionary<string, string?>.Empty;
        string origin = source is null ? "the argument" : $"\"{Shorten(source)}\"";
        context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.LostChange, places[source is null ? 0 : 1], places, properties, variable.Name, origin));
    }

    private static string Shorten(SyntaxNode source)
    {
        string text = string.Join(" ", source.ToString().Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 59) + "…";
    }
}
