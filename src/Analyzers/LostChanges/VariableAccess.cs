using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

internal enum AccessKind
{
    /// <summary>The value is read.</summary>
    Read,

    /// <summary>A part of the value is changed; the rest stays.</summary>
    Change,

    /// <summary>The value is replaced.</summary>
    Set,
}

/// <summary>One access to a variable that holds a message.</summary>
/// <param name="kind">What happens to the value.</param>
/// <param name="variable">A local or a parameter.</param>
/// <param name="operation">Where: of a change the whole assignment or call, of <see cref="AccessKind.Set"/> the assignment, or the call or pattern that declares the variable.</param>
internal sealed class VariableAccess(AccessKind kind, ISymbol variable, IOperation operation)
{
    public AccessKind Kind { get; } = kind;

    public ISymbol Variable { get; } = variable;

    public IOperation Operation { get; } = operation;

    /// <summary>The variable with a message by value that an operation reads or writes, if it is one.</summary>
    public static ISymbol? Of(IOperation? operation, RuntimeTypes types) => operation switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when types.IsMessage(local.Type) => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when types.IsMessage(parameter.Type) => parameter,
        _ => null,
    };

    /// <summary>The variable of which a property or field is the target.</summary>
    public static ISymbol? OfTarget(IOperation target, RuntimeTypes types) => target switch
    {
        IPropertyReferenceOperation property => Of(property.Instance, types),
        IFieldReferenceOperation field => Of(field.Instance, types),
        _ => null,
    };

    /// <summary>The first variable that an operation changes a part of, if there is one.</summary>
    public static ISymbol? ChangedVariable(IOperation operation, RuntimeTypes types) => operation switch
    {
        IAssignmentOperation { Target: ITupleOperation tuple } => FirstOf(tuple, types),
        IAssignmentOperation assignment => OfTarget(assignment.Target, types),
        IIncrementOrDecrementOperation increment => OfTarget(increment.Target, types),
        IInvocationOperation invocation when IsMutator(invocation.TargetMethod) => Of(invocation.Instance, types),
        _ => null,
    };

    /// <summary>A generated method that does nothing but change the message.</summary>
    public static bool IsMutator(IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, ReturnsVoid: true }
        && (method.Name is "MergeFrom" or "SetExtension" or "ClearExtension" || (method.Name.StartsWith("Clear", System.StringComparison.Ordinal) && IsOneof(method)));

    private static bool IsOneof(IMethodSymbol clear) => clear.Parameters.Length == 0 && !clear.ContainingType.GetMembers(clear.Name.Substring(5) + "Case").IsEmpty;

    private static ISymbol? FirstOf(ITupleOperation tuple, RuntimeTypes types)
    {
        foreach (IOperation element in tuple.Elements)
        {
            if ((element is ITupleOperation inner ? FirstOf(inner, types) : OfTarget(element, types)) is { } variable)
                return variable;
        }
        return null;
    }
}
