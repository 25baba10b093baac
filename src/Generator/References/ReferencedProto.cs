using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.References;

/// <summary>A .proto file whose types a referenced assembly holds, as the assembly's attribute tells it. Equality is by value.</summary>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="Contract">The version of the attribute's contract; of one newer than <see cref="KnownContract"/> nothing but the path is known.</param>
/// <param name="Namespace">The C# namespace of its types.</param>
/// <param name="Descriptor">The serialized descriptor in base64.</param>
/// <param name="IsInternal">Its types are internal.</param>
/// <param name="IsAccessible">C# lets this compilation use its types.</param>
/// <param name="Services">The halves of its services that were generated.</param>
internal sealed record ReferencedProto(
    string ImportPath, string Assembly, int Contract, string Namespace, string Descriptor, bool IsInternal, bool IsAccessible, GrpcServices Services)
{
    /// <summary>The contract that this generator writes; it reads all up to this one.</summary>
    public const int KnownContract = 1;

    public bool IsNewer => Contract > KnownContract;

    /// <summary>Project files can import it.</summary>
    public bool IsUsable => IsAccessible && !IsNewer;

    // The descriptor may be long, and this runs for every file at every keystroke.
    public override int GetHashCode() => unchecked((ImportPath.GetHashCode() * 31 + Assembly.GetHashCode()) * 31 + Descriptor.Length);
}
