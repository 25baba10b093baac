using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>What the project says once. Equality is by value.</summary>
/// <param name="ProjectDirectory">Absolute, with a separator at the end; empty when the host does not say.</param>
/// <param name="OwnTypes">This compilation is the runtime itself, which is where <c>google/protobuf</c> is generated.</param>
internal sealed record GlobalOptions(string ProjectDirectory, bool OwnTypes)
{
    public static GlobalOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        options.TryGetValue("build_property.ProjectDir", out string? directory);
        options.TryGetValue("build_property.ProtoGenOwnTypes", out string? ownTypes);
        return new GlobalOptions(directory ?? "", string.Equals(ownTypes, "true", System.StringComparison.OrdinalIgnoreCase));
    }
}
