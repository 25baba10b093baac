using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ProtoGen.Analyzers;

/// <summary>The types of the runtime in one compilation, and what of them a type is.</summary>
internal sealed class RuntimeTypes
{
    private readonly INamedTypeSymbol _message;
    private readonly INamedTypeSymbol? _repeated;
    private readonly INamedTypeSymbol? _map;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _isMessage = new(SymbolEqualityComparer.Default);

    private RuntimeTypes(Compilation compilation, INamedTypeSymbol message)
    {
        _message = message;
        _repeated = compilation.GetTypeByMetadataName("ProtoGen.Repeated`1");
        _map = compilation.GetTypeByMetadataName("ProtoGen.Map`2");
    }

    /// <summary>Null where the runtime is not referenced: then there is nothing to look for.</summary>
    public static RuntimeTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ProtoGen.IMessage`1") is { } message ? new RuntimeTypes(compilation, message) : null;

    /// <summary>A generated message: a struct that implements <c>IMessage</c> of itself.</summary>
    public bool IsMessage(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && _isMessage.GetOrAdd(named, ImplementsMessage);

    public bool IsRepeated(ITypeSymbol? type) => Is(type, _repeated);

    public bool IsMap(ITypeSymbol? type) => Is(type, _map);

    /// <summary>A property of a message that holds one of its fields.</summary>
    public bool IsField(IPropertySymbol property) => property is { SetMethod: not null, IsStatic: false, IsIndexer: false } && IsMessage(property.ContainingType);

    private bool ImplementsMessage(INamedTypeSymbol type) =>
        type.Interfaces.Any(item => SymbolEqualityComparer.Default.Equals(item.OriginalDefinition, _message));

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? definition) =>
        definition is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, definition);
}
