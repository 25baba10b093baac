using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>Options as the compiler gives them: the lookup ignores case, metadata that was declared and not set is there and empty.</summary>
internal sealed class FakeOptions(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
{
    private readonly Dictionary<string, string> _values = new(values, StringComparer.OrdinalIgnoreCase);

    public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);

    public override IEnumerable<string> Keys => _values.Keys.Select(key => key.ToLowerInvariant());
}

internal sealed class FakeOptionsProvider(IReadOnlyDictionary<string, string> global, IReadOnlyList<ProtoFile> files) : AnalyzerConfigOptionsProvider
{
    private static readonly FakeOptions _none = new(new Dictionary<string, string>());

    private readonly Dictionary<string, FakeOptions> _byPath =
        files.GroupBy(file => file.Path).ToDictionary(group => group.Key, group => new FakeOptions(group.First().Metadata()));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new FakeOptions(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _byPath.GetValueOrDefault(textFile.Path, _none);
}
