using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.References;

/// <summary>
/// Reads from the referenced assemblies which .proto files they hold. It runs at every edit of a C# file and takes well under a millisecond, because the
/// compiler keeps decoded attributes with the assembly; what comes after runs only when the list differs.
/// </summary>
internal static class ReferenceReader
{
    private const string AttributeName = "ProtoFileAttribute";

    /// <summary>In order of import path and assembly.</summary>
    public static ImmutableEquatableArray<ReferencedProto> Read(Compilation compilation, CancellationToken cancellation)
    {
        var found = new List<ReferencedProto>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            int before = found.Count;
            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is { MetadataName: AttributeName, ContainingNamespace: { Name: "CodeGen", ContainingNamespace: { Name: "ProtoGen", ContainingNamespace.IsGlobalNamespace: true } } }
                    && Read(attribute, compilation, assembly) is { } proto)
                    found.Add(proto);
            }
            // Generated code names types with global::, which does not reach what has an alias only.
            if (found.Count > before && compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases && !aliases.Contains("global"))
                found.RemoveRange(before, found.Count - before);
        }
        return found.Count == 0
            ? []
            : found.OrderBy(proto => proto.ImportPath, StringComparer.Ordinal).ThenBy(proto => proto.Assembly, StringComparer.Ordinal).ToImmutableEquatableArray();
    }

    private static ReferencedProto? Read(AttributeData attribute, Compilation compilation, IAssemblySymbol assembly)
    {
        // The first two arguments are the same in every version.
        if (attribute.ConstructorArguments is not [{ Value: int contract }, { Value: string importPath }, ..])
            return null;
        if (contract > ReferencedProto.KnownContract)
            return new ReferencedProto(importPath, assembly.Name, contract, "", "", false, true, GrpcServices.None);
        if (attribute.ConstructorArguments is not [_, _, { Value: string ns }, { Value: string descriptor }])
            return null;
        bool isInternal = Is(attribute, "IsInternal");
        GrpcServices services = (Is(attribute, "HasClients") ? GrpcServices.Client : GrpcServices.None) | (Is(attribute, "HasServers") ? GrpcServices.Server : GrpcServices.None);
        return new ReferencedProto(
            importPath, assembly.Name, contract, ns, descriptor, isInternal, !isInternal || assembly.GivesAccessTo(compilation.Assembly), services);
    }

    private static bool Is(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value is true;
        }
        return false;
    }
}
