using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>What a name resolved to: a descriptor, a package, nothing, or a name that is missing inside a scope that hides outer ones.</summary>
internal readonly struct Symbol
{
    private readonly bool _isPackage;

    public Symbol(Descriptor descriptor) => Descriptor = descriptor;

    private Symbol(bool isPackage, string? missing)
    {
        _isPackage = isPackage;
        MissingName = missing;
    }

    public static Symbol Package => new(true, null);

    public Descriptor? Descriptor { get; }

    /// <summary>The full name that the lookup committed itself to and did not find.</summary>
    public string? MissingName { get; }

    public bool Exists => _isPackage || Descriptor is not null;

    public bool IsTypeSymbol => Descriptor is not null && IsType(Descriptor);

    public bool IsAggregateSymbol => _isPackage || (Descriptor is not null && IsAggregate(Descriptor));

    public static Symbol Missing(string fullName) => new(false, fullName);

    public static bool IsType(Descriptor descriptor) => descriptor is MessageDescriptor or EnumDescriptor;

    public static bool IsAggregate(Descriptor descriptor) => descriptor is MessageDescriptor or EnumDescriptor or ServiceDescriptor;

    /// <summary>"a field", "a package": what the symbol is, for a message.</summary>
    public string Kind => _isPackage ? "a package" : KindOf(Descriptor!);

    public static string KindOf(Descriptor descriptor) => descriptor switch
    {
        MessageDescriptor => "a message",
        EnumDescriptor => "an enum",
        EnumValueDescriptor => "an enum value",
        ServiceDescriptor => "a service",
        MethodDescriptor => "a method",
        OneofDescriptor => "a oneof",
        FieldDescriptor { IsExtension: true } => "an extension",
        FieldDescriptor => "a field",
        _ => "a file",
    };
}
