using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>A generator in the driver that an editor has, over files that can be edited.</summary>
internal sealed class EditSession
{
    private const string Project = "/project/";

    private static readonly CSharpParseOptions _parseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private readonly Dictionary<string, InMemoryText> _texts = new(StringComparer.Ordinal);
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private SyntaxTree _tree = Parse(0);
    private int _edits;

    public EditSession(IIncrementalGenerator generator, IReadOnlyDictionary<string, string> files, bool isTracked)
    {
        foreach ((string path, string content) in files)
            _texts.Add(path, new InMemoryText(Project + path, content));
        _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], _texts.Values, _parseOptions, new ProjectOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));
        _compilation = CSharpCompilation.Create("Sample", [_tree], _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public IEnumerable<string> Paths => _texts.Keys;

    public string this[string path] => _texts[path].Content;

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Runs the generator, as after each keystroke, and tells the milliseconds of the clock and of the processor.</summary>
    public (double Wall, double Cpu) Run()
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(_compilation);
        (double Wall, double Cpu) milliseconds = (Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        if (Result.Exception is { } exception)
            throw new InvalidOperationException("the generator failed", exception);
        return milliseconds;
    }

    public void EditCSharp()
    {
        SyntaxTree edited = Parse(++_edits);
        _compilation = _compilation.ReplaceSyntaxTree(_tree, edited);
        _tree = edited;
    }

    public void Edit(string path, string content)
    {
        var text = new InMemoryText(Project + path, content);
        _driver = _driver.ReplaceAdditionalText(_texts[path], text);
        _texts[path] = text;
    }

    public void Add(string path, string content)
    {
        _texts.Add(path, new InMemoryText(Project + path, content));
        _driver = _driver.AddAdditionalTexts([_texts[path]]);
    }

    public void Remove(string path)
    {
        _texts.Remove(path, out InMemoryText? text);
        _driver = _driver.RemoveAdditionalTexts([text!]);
    }

    private static SyntaxTree Parse(int edit) => CSharpSyntaxTree.ParseText($"internal static class Unrelated {{ public const int Edit = {edit}; }}", _parseOptions, "Unrelated.cs");

    private sealed class InMemoryText(string path, string content) : AdditionalText
    {
        private readonly Microsoft.CodeAnalysis.Text.SourceText _text = Microsoft.CodeAnalysis.Text.SourceText.From(content, Encoding.UTF8);

        public string Content => content;

        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class ProjectOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string> { ["build_property.ProjectDir"] = Project });

        private static Values None { get; } = new([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => None;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
#nullable disable warnings // The attribute that the base has exists twice here: in the framework and, for netstandard, in the parser.
        public override bool TryGetValue(string key, out string? value) => values.TryGetValue(key, out value);
    }
}
