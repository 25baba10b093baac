using System;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.References;

/// <summary>What an assembly says about one of its .proto files, so that other projects can import it. Equality is by value.</summary>
/// <param name="Descriptor">
/// The serialized descriptor in base64, without comments and places. Unlike the embedded one of reflection it has the options whose retention is source.
/// </param>
internal sealed record ProtoFileSpec(string ImportPath, string Namespace, string Descriptor, bool IsInternal, bool HasClients, bool HasServers)
{
    public static ProtoFileSpec Of(FileDescriptor file, CSharpNames names, GrpcServices services) => new(
        file.Path,
        names.Namespace(file),
        Convert.ToBase64String(file.ToDescriptorProto(includeSourceInfo: false, retainOptions: true)),
        names.Access == "internal",
        file.Services.Count > 0 && (services & GrpcServices.Client) != 0,
        file.Services.Count > 0 && (services & GrpcServices.Server) != 0);
}
