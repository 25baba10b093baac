using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace ProtoGen.Analyzers;

internal static class TypeSymbolExtensions
{
    /// <summary>T of <c>T?</c> where T is a value type, otherwise null.</summary>
    public static ITypeSymbol? NullableOf(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>T of <c>T?</c>, or the type itself.</summary>
    [return: NotNullIfNotNull(nameof(type))]
    public static ITypeSymbol? WithoutNullable(this ITypeSymbol? type) => type.NullableOf() ?? type;
}
