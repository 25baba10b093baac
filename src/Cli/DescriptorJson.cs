using ProtoGen.Parser;
using ProtoGen.Reflection;

namespace ProtoGen.Cli;

/// <summary>A descriptor set as ProtoJSON, custom options as extensions by their names. Only here the tool loads the runtime.</summary>
internal static class DescriptorJson
{
    public static string Of(ProtoCompilation compilation, CompileRequest request)
    {
        byte[] set = compilation.ToDescriptorSet(request.IncludeImports, request.RetainOptions, request.IncludeSourceInfo);
        // The options are declared in imports, whether those are written or not.
        TypeRegistry registry = TypeRegistry.FromDescriptorSet(compilation.ToDescriptorSet(includeImports: true));
        return FileDescriptorSet.Parse(set).ToJson(new JsonFormatOptions { Indented = true, Registry = registry });
    }
}
