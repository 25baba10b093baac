using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Says once what would otherwise be a hundred compiler errors in code that nobody wrote.</summary>
internal static class LanguageCheck
{
    /// <summary>What the generated code is written in; a test compiles it so.</summary>
    public const LanguageVersion Minimum = LanguageVersion.CSharp13;

    public static DiagnosticInfo? Run(CSharpParseOptions options) =>
        options.LanguageVersion >= Minimum
            ? null
            : DiagnosticInfo.ForProject(GeneratorRules.LanguageVersion, Minimum.ToDisplayString(), options.LanguageVersion.ToDisplayString());
}
