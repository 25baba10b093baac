using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

/// <summary>
/// Reports <c>x.F++</c> and <c>x.F += 1</c> on a field with presence. Silent where the compiler knows that the value is not null, and where
/// the function asked before whether it is set.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArithmeticOnAbsentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.ArithmeticOnAbsent];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.CompoundAssignment, OperationKind.Increment, OperationKind.Decrement);
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        IOperation? target = context.Operation switch
        {
            ICompoundAssignmentOperation { IsLifted: true } compound => compound.Target,
            IIncrementOrDecrementOperation { IsLifted: true } increment => increment.Target,
            _ => null,
        };
        if (target is not IPropertyReferenceOperation { Property: { } property } reference || property.Type.NullableOf() is null || !types.IsField(property))
            return;
        if (MessageMembers.OrDefaultOf(property) is { } orDefault && !IsKnownToBeSet(reference))
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.ArithmeticOnAbsent, context.Operation.Syntax.GetLocation(), reference.Syntax.ToString(), orDefault.Name));
    }

    private static bool IsKnownToBeSet(IPropertyReferenceOperation target)
    {
        NullableFlowState state = target.SemanticModel!.GetTypeInfo(target.Syntax).Nullability.FlowState;
        if (state == NullableFlowState.NotNull)
            return true;

        IPropertySymbol? oneofCase = MessageMembers.CaseOf(target.Property);
        string has = "Has" + target.Property.Name;
        return target.FunctionAround().Descendants().OfType<IPropertyReferenceOperation>().Any(other =>
            other.Syntax.SpanStart < target.Syntax.SpanStart
            && (other.Property.Name == has
                || SymbolEqualityComparer.Default.Equals(other.Property, oneofCase)
                || (state == NullableFlowState.None && SymbolEqualityComparer.Default.Equals(other.Property, target.Property)))
            && SamePlace.AreSame(other.Instance, target.Instance));
    }
}
