using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

/// <summary>Reports <c>x.F = [.. x.F, item]</c> in a loop that leaves <c>x</c> as it is: the copies add up to the square of the rounds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AppendInLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.AppendInLoop];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.CollectionExpression);
        });
    }

    /// <summary>The loop in which an assignment adds to the same place each round; null when there is none.</summary>
    internal static ILoopOperation? LoopOf(ISimpleAssignmentOperation assignment)
    {
        if (IsLastRound(assignment))
            return null;
        ISymbol? root = SamePlace.RootOf(assignment.Target);
        for (IOperation? parent = assignment.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ILoopOperation loop)
                return root is null || (!IsDeclaredIn(root, loop) && !IsReplacedIn(root, loop, assignment)) ? loop : null;
        }
        return null;
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        var collection = (ICollectionExpressionOperation)context.Operation;
        if (!types.IsRepeated(collection.Type) && !types.IsMap(collection.Type))
            return;
        IOperation value = collection;
        while (value.Parent is IConversionOperation conversion)
            value = conversion;
        if (value.Parent is not ISimpleAssignmentOperation assignment || assignment.Value != value)
            return;
        bool spreadsItself = collection.Elements.OfType<ISpreadOperation>()
            .Any(spread => SamePlace.AreSame(spread.Operand.WithoutImplicitConversion(), assignment.Target));
        if (spreadsItself && LoopOf(assignment) is not null)
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.AppendInLoop, collection.Syntax.GetLocation(), assignment.Target.Syntax.ToString()));
    }

    private static bool IsDeclaredIn(ISymbol variable, ILoopOperation loop) =>
        variable.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(place.Span));

    private static bool IsReplacedIn(ISymbol variable, ILoopOperation loop, ISimpleAssignmentOperation append) => loop.Descendants().Any(operation => operation switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value, variable),
        IAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements.Any(element => Is(element, variable)),
        IAssignmentOperation assignment => assignment != append && Is(assignment.Target, variable),
        IIncrementOrDecrementOperation increment => Is(increment.Target, variable),
        _ => false,
    });

    private static bool Is(IOperation operation, ISymbol variable) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(SamePlace.RootOf(operation), variable);

    /// <summary>The loop ends right behind the assignment, as a loop does that tries until it succeeds.</summary>
    private static bool IsLastRound(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement)
            return false;
        int next = block.Operations.IndexOf(statement) + 1;
        return next < block.Operations.Length
            && block.Operations[next] is IReturnOperation { Kind: OperationKind.Return } or IBranchOperation { BranchKind: BranchKind.Break } or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
    }
}
