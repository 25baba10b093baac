using System.ComponentModel;

namespace ProtoGen.CodeGen;

/// <summary>
/// Says that an assembly holds the types of a .proto file, and what the file says, so that projects which reference the assembly can import the file and
/// use its types. Generated code writes one per file, and the generator of a referencing project reads it; nothing reads it at run time, and trimming removes it.
/// </summary>
/// <param name="contract">The version of what importers rely on: these arguments, and how names follow from a descriptor. It and the path come first in every version.</param>
/// <param name="importPath">What <c>import "…"</c> says, with forward slashes.</param>
/// <param name="csharpNamespace">The namespace of the file's types; empty for the global one.</param>
/// <param name="descriptor">
/// The serialized <c>google.protobuf.FileDescriptorProto</c> in base64: without source info, with the options whose retention is source, because those (the
/// declarations of extension ranges, the features for visibility) bind importers.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProtoFileAttribute(int contract, string importPath, string csharpNamespace, string descriptor) : Attribute
{
    /// <summary>The version of what importers rely on.</summary>
    public int Contract { get; } = contract;

    /// <summary>The path by which other files import the file.</summary>
    public string ImportPath { get; } = importPath;

    /// <summary>The namespace of the file's types.</summary>
    public string CsharpNamespace { get; } = csharpNamespace;

    /// <summary>The serialized descriptor in base64.</summary>
    public string Descriptor { get; } = descriptor;

    /// <summary>The types are internal: another assembly can use them only when <c>InternalsVisibleTo</c> names it.</summary>
    public bool IsInternal { get; set; }

    /// <summary>The clients of the file's services are there.</summary>
    public bool HasClients { get; set; }

    /// <summary>The base classes of the file's services are there.</summary>
    public bool HasServers { get; set; }
}
