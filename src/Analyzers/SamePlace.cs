using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

/// <summary>Compares what two expressions name: chains of properties and fields that start at a variable, <c>this</c> or a type.</summary>
internal static class SamePlace
{
    public static bool AreSame(IOperation? left, IOperation? right) => (left, right) switch
    {
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => AreEqual(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => AreEqual(a.Parameter, b.Parameter),
        (IInstanceReferenceOperation a, IInstanceReferenceOperation b) => IsThis(a) && IsThis(b),
        (IPropertyReferenceOperation { Arguments.IsEmpty: true } a, IPropertyReferenceOperation { Arguments.IsEmpty: true } b) =>
            AreEqual(a.Property, b.Property) && HaveSameInstance(a, b),
        (IFieldReferenceOperation a, IFieldReferenceOperation b) => AreEqual(a.Field, b.Field) && HaveSameInstance(a, b),
        _ => false,
    };

    /// <summary>The local or parameter that a chain starts at; null for <c>this</c>, a type and everything else.</summary>
    public static ISymbol? RootOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool HaveSameInstance(IMemberReferenceOperation left, IMemberReferenceOperation right) =>
        left.Instance is null ? right.Instance is null : AreSame(left.Instance, right.Instance);

    private static bool IsThis(IInstanceReferenceOperation reference) => reference.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance;

    private static bool AreEqual(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
