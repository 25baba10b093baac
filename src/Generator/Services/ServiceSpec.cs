using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Services;

public enum MethodKind
{
    Unary,
    ServerStreaming,
    ClientStreaming,
    DuplexStreaming,
}

/// <summary>What the emitters know of a service. Equality is by value; places in the source are no part of it.</summary>
/// <param name="Access">The modifier of the types that stand in the namespace.</param>
/// <param name="FullName">The protobuf name, which is the path of its calls.</param>
/// <param name="Descriptor">The expression that leads to the descriptor.</param>
public sealed record ServiceSpec(
    string Class,
    string Base,
    string Client,
    string Interface,
    string Extensions,
    string QualifiedInterface,
    string Access,
    string FullName,
    string Descriptor,
    string? Doc,
    bool IsDeprecated,
    GrpcServices Parts,
    ImmutableEquatableArray<MethodSpec> Methods);

/// <summary>What the emitters know of an rpc.</summary>
/// <param name="Name">The method on both sides.</param>
/// <param name="Async">The name with <c>Async</c>; empty for a server stream.</param>
/// <param name="Field">The static field that describes the method.</param>
/// <param name="ProtoName">The rpc's name on the wire.</param>
/// <param name="Request">The fully-qualified C# type.</param>
/// <param name="Response">The fully-qualified C# type.</param>
public sealed record MethodSpec(
    string Name,
    string Async,
    string Field,
    string ProtoName,
    MethodKind Kind,
    string Request,
    string Response,
    string? Doc,
    bool IsDeprecated);
