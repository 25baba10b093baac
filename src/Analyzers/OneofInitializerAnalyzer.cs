using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

/// <summary>
/// Reports a member of a oneof that a later one in the same initializer or <c>with</c> clears for certain. Copying members that may be null from
/// another object is fine, since at most one is not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OneofInitializerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.SecondOneofMember];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } types)
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.ObjectOrCollectionInitializer);
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        var initializer = (IObjectOrCollectionInitializerOperation)context.Operation;
        if (initializer.Initializers.Length < 2 || !types.IsMessage(initializer.Type))
            return;

        var set = new Dictionary<ISymbol, (ISimpleAssignmentOperation Assignment, IPropertySymbol Field)>(SymbolEqualityComparer.Default);
        foreach (IOperation item in initializer.Initializers)
        {
            if (item is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Type: { } type } field } } assignment
                || (type.IsValueType && type.NullableOf() is null)
                || MessageMembers.CaseOf(field) is not { } oneof
                || IsAbsent(assignment.Value))
            {
                continue;
            }
            if (set.TryGetValue(oneof, out (ISimpleAssignmentOperation Assignment, IPropertySymbol Field) first) && IsPresent(assignment.Value))
                context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.SecondOneofMember, first.Assignment.Syntax.GetLocation(), [assignment.Syntax.GetLocation()], first.Field.Name, field.Name));
            set[oneof] = (assignment, field);
        }
    }

    private static bool IsAbsent(IOperation value)
    {
        value = value.WithoutImplicitConversion();
        return value is IDefaultValueOperation { Type: { } type } && (type.IsReferenceType || type.NullableOf() is not null)
            || value.ConstantValue is { HasValue: true, Value: null };
    }

    private static bool IsPresent(IOperation value)
    {
        IOperation written = value.WithoutImplicitConversion();
        if (written.Type is { IsValueType: true } type)
            return type.NullableOf() is null;
        return written.ConstantValue is { HasValue: true, Value: not null }
            || written.SemanticModel!.GetTypeInfo(written.Syntax).Nullability.FlowState == NullableFlowState.NotNull;
    }
}
