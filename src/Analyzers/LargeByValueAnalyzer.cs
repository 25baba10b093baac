using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

/// <summary>
/// Reports parameters and foreach variables that copy a large message where <c>in</c> or <c>ref readonly</c> would do: the method is nobody's
/// override or implementation and free to change, and the copy is neither changed nor kept beyond the call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LargeByValueAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Bytes above which a copy is worth a hint.</summary>
    internal const int Limit = 128;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.LargeByValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is not { } types)
                return;
            var sizes = new MessageSizes(types);
            start.RegisterOperationBlockAction(block => AnalyzeMethod(block, sizes));
            start.RegisterOperationAction(loop => AnalyzeLoop(loop, sizes), OperationKind.Loop);
        });
    }

    private static void AnalyzeMethod(OperationBlockAnalysisContext context, MessageSizes sizes)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || !method.Parameters.Any(parameter => IsLarge(parameter, sizes)) || !IsFree(method))
            return;
        IOperation[] operations = [.. context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf())];
        if (operations.Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak))
            return;
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => IsLarge(parameter, sizes) && !operations.Any(operation => NeedsCopy(operation, parameter))))
            Report(context.ReportDiagnostic, parameter, sizes.Of(parameter.Type), "take it by in");
    }

    private static void AnalyzeLoop(OperationAnalysisContext context, MessageSizes sizes)
    {
        if (context.Operation is not IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } variable }, Syntax: ForEachStatementSyntax syntax } loop
            || sizes.Of(variable.Type) <= Limit)
        {
            return;
        }
        if (loop.SemanticModel.GetForEachStatementInfo(syntax).CurrentProperty is { } current
            && (current.ReturnsByRef || current.ReturnsByRefReadonly)
            && !loop.Descendants().Any(operation => NeedsCopy(operation, variable))
            && CanHaveRefLocals(loop))
        {
            Report(context.ReportDiagnostic, variable, sizes.Of(variable.Type), "enumerate by ref readonly");
        }
    }

    private static void Report(System.Action<Diagnostic> report, ISymbol variable, int size, string way) =>
        report(Diagnostic.Create(AnalyzerRules.LargeByValue, variable.Locations[0], variable.Name, size, way));

    private static bool IsLarge(IParameterSymbol parameter, MessageSizes sizes) =>
        parameter is { RefKind: RefKind.None, IsParams: false } && parameter.GetAttributes().IsEmpty && sizes.Of(parameter.Type) > Limit;

    private static bool IsFree(IMethodSymbol method) =>
        method is { IsOverride: false, IsVirtual: false, IsAsync: false, IsExtern: false, PartialDefinitionPart: null, PartialImplementationPart: null }
        && method.GetAttributes().IsEmpty
        && !method.ContainingType.AllInterfaces.SelectMany(item => item.GetMembers()).Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>A use of a variable that a reference could not serve, or that copies the message in any case.</summary>
    private static bool NeedsCopy(IOperation operation, ISymbol variable)
    {
        if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || !SymbolEqualityComparer.Default.Equals(SamePlace.RootOf(operation), variable))
            return false;
        if (FunctionOf(operation) is { } function && !SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol))
            return true;
        return operation.Parent switch
        {
            IMemberReferenceOperation { Parent: IAssignmentOperation assignment } member => assignment.Target == member,
            IMemberReferenceOperation { Parent: IIncrementOrDecrementOperation } => true,
            IMemberReferenceOperation or IIsPatternOperation or IBinaryOperation => false,
            IInvocationOperation invocation => !invocation.TargetMethod.IsReadOnly,
            IArgumentOperation argument => argument.Parameter?.RefKind is not (RefKind.In or RefKind.RefReadOnlyParameter),
            _ => true,
        };
    }

    /// <summary>The lambda or local function around an operation; null directly in a method.</summary>
    private static ISymbol? FunctionOf(IOperation operation) => operation.FunctionAround() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };

    private static bool CanHaveRefLocals(IOperation operation)
    {
        IOperation function = operation.FunctionAround();
        return !function.Descendants().Any(item => item.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak or OperationKind.Await);
    }
}
