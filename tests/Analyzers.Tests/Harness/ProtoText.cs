using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ProtoGen.Analyzers.Tests.Harness;

internal sealed class ProtoText(string name, string content) : AdditionalText
{
    public override string Path => "/project/" + name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, System.Text.Encoding.UTF8);
}

/// <summary>The options of a project that sets none.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Values _none = new([]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(StringComparer.OrdinalIgnoreCase) { ["build_property.ProjectDir"] = "/project/" });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _none;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
