using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>What the project says once. Equality is by value.</summary>
/// <param name="ProjectDirectory">Absolute, with a separator at the end; empty when the host does not say.</param>
/// <param name="OwnTypes">This compilation is the runtime itself, which is where <c>google/protobuf</c> is generated.</param>
/// <param name="RootNamespace">Where the project's own code is expected; empty when the project does not say.</param>
/// <param name="IsEnabled">False when the project has switched the generator off.</param>
internal sealed record GlobalOptions(string ProjectDirectory, bool OwnTypes, string RootNamespace, bool IsEnabled)
{
    public static GlobalOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        // Without our targets there is still the SDK's own property, which is right unless the path has a character that cuts it.
        string directory = options.TryGetValue("build_property.ProtoGenProjectDir", out string? encoded) && encoded.Length > 0
            ? OptionText.Decode(encoded)
            : options.TryGetValue("build_property.ProjectDir", out string? plain) ? plain : "";
        options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        return new GlobalOptions(directory, Is(options, "ProtoGenOwnTypes", "true"), rootNamespace ?? "", !Is(options, "ProtoGenEnabled", "false"));
    }

    private static bool Is(AnalyzerConfigOptions options, string property, string value) =>
        options.TryGetValue("build_property." + property, out string? written) && written.Equals(value, StringComparison.OrdinalIgnoreCase);
}
