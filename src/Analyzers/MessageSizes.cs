using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ProtoGen.Analyzers;

/// <summary>
/// Estimates how many bytes a message takes as a value: from its instance fields where they can be seen, in the project that generates it, and
/// from its properties where the message comes from an assembly, whose private fields the compiler does not show.
/// </summary>
internal sealed class MessageSizes(RuntimeTypes types)
{
    private const int ReferenceSize = 8;

    /// <summary>The generator keeps leaves up to this size inside their parent and puts all others into a box.</summary>
    private const int InlineLimit = 32;

    private readonly ConcurrentDictionary<INamedTypeSymbol, int> _sizes = new(SymbolEqualityComparer.Default);

    /// <summary>Bytes of a message; 0 for every other type.</summary>
    public int Of(ITypeSymbol? type) => types.IsMessage(type) ? _sizes.GetOrAdd((INamedTypeSymbol)type!, Estimate) : 0;

    private int Estimate(INamedTypeSymbol message)
    {
        IFieldSymbol[] fields = [.. message.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic)];
        int size = fields.Length > 0 ? fields.Sum(field => SizeOf(field.Type)) : EstimateFromProperties(message);
        return (size + 7) / 8 * 8;
    }

    private int EstimateFromProperties(INamedTypeSymbol message)
    {
        int size = 0;
        int flags = 0;
        var oneofs = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IPropertySymbol field in message.GetMembers().OfType<IPropertySymbol>().Where(types.IsField))
        {
            ITypeSymbol? present = field.Type.NullableOf();
            if (MessageMembers.CaseOf(field) is { } oneof)
                size += oneofs.Add(oneof) ? 4 + 8 + ReferenceSize : 0;
            else if (present is not null && types.IsMessage(present))
                size += IsInline((INamedTypeSymbol)present) ? Of(present) : ReferenceSize;
            else
                size += SizeOf(field.Type);
            flags += present is null ? 0 : 1;
        }
        return size + (flags + 31) / 32 * 4;
    }

    private bool IsInline(INamedTypeSymbol message) =>
        !message.GetMembers().OfType<IPropertySymbol>().Any(field => types.IsField(field) && HoldsMessages(field.Type)) && Of(message) <= InlineLimit;

    private bool HoldsMessages(ITypeSymbol type) =>
        types.IsMessage(type.WithoutNullable()) || (type is INamedTypeSymbol { TypeArguments.IsEmpty: false } generic && generic.TypeArguments.Any(types.IsMessage));

    private int SizeOf(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            type = underlying;
        return type.SpecialType switch
        {
            SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
            SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            _ => types.IsMessage(type) ? Of(type) : ReferenceSize,
        };
    }
}
