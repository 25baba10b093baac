using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>What the project says once. Equality is by value.</summary>
/// <param name="ProjectDirectory">Absolute, with a separator at the end; empty when the host does not say.</param>
/// <param name="OwnTypes">This compilation is the runtime itself, which is where <c>google/protobuf</c> is generated.</param>
/// <param name="RootNamespace">Where the project's own code is expected; empty when the project does not say.</param>
internal sealed record GlobalOptions(string ProjectDirectory, bool OwnTypes, string RootNamespace)
{
    public static GlobalOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        options.TryGetValue("build_property.ProjectDir", out string? directory);
        options.TryGetValue("build_property.ProtoGenOwnTypes", out string? ownTypes);
        options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        return new GlobalOptions(directory ?? "", string.Equals(ownTypes, "true", System.StringComparison.OrdinalIgnoreCase), rootNamespace ?? "");
    }
}
