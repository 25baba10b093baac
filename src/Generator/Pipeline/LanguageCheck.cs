using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Says once what would otherwise be a hundred compiler errors in code that nobody wrote.</summary>
internal static class LanguageCheck
{
    /// <summary>What the extension members of the runtime need, such as <c>Parse</c>.</summary>
    /// <remarks>C# 14, which the oldest compiler that loads the generator has no name for.</remarks>
    public const LanguageVersion Minimum = (LanguageVersion)1400;

    private const string MinimumText = "14.0";

    public static DiagnosticInfo? Run(CSharpParseOptions options) =>
        options.LanguageVersion >= Minimum
            ? null
            : DiagnosticInfo.ForProject(GeneratorRules.LanguageVersion, MinimumText, options.LanguageVersion.ToDisplayString());
}
