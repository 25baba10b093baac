using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ProtoGen.Analyzers;

/// <summary>Finds the members that belong to a field of a message. A name that was taken has underscores behind it.</summary>
internal static class MessageMembers
{
    /// <summary>The property that reads a field through, <c>CountOrDefault</c>; null for a field without presence.</summary>
    public static IPropertySymbol? OrDefaultOf(IPropertySymbol field) => field.ContainingType.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(property => property.SetMethod is null && IsNameFrom(property.Name, field.Name + "OrDefault")
            && SymbolEqualityComparer.Default.Equals(property.Type, field.Type.WithoutNullable()));

    /// <summary>The field that a property reads through; null for every other property.</summary>
    public static IPropertySymbol? FieldOfOrDefault(IPropertySymbol property) => property.SetMethod is not null ? null : property.ContainingType.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(field => field.SetMethod is not null && property.Name.StartsWith(field.Name, StringComparison.Ordinal)
            && IsNameFrom(property.Name, field.Name + "OrDefault") && SymbolEqualityComparer.Default.Equals(property.Type, field.Type.WithoutNullable()));

    /// <summary>The property that tells which member of a field's oneof is set; null for a field in none.</summary>
    public static IPropertySymbol? CaseOf(IPropertySymbol field)
    {
        object? number = field.ContainingType.GetMembers(field.Name + "FieldNumber").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue;
        return field.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property =>
            property is { SetMethod: null, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } cases }
            && SymbolEqualityComparer.Default.Equals(cases.ContainingType, field.ContainingType)
            && cases.GetMembers().OfType<IFieldSymbol>().Any(member => number is null ? member.Name == field.Name : Equals(member.ConstantValue, number)));
    }

    private static bool IsNameFrom(string name, string wanted) =>
        name.StartsWith(wanted, StringComparison.Ordinal) && name.Skip(wanted.Length).All(letter => letter == '_');
}
