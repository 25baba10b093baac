using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>
/// Runs the generator as the compiler does and keeps the driver between runs, so that a test can edit a file and see which steps ran again.
/// </summary>
internal sealed class GeneratorHarness
{
    public const string ProjectDirectory = "/project/";

    private static readonly Lazy<ImmutableArray<MetadataReference>> _references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly Dictionary<string, FakeText> _texts = new(StringComparer.Ordinal);
    private readonly List<ProtoFile> _files;
    private readonly Dictionary<string, string> _global;
    private readonly CSharpParseOptions _parseOptions;
    private GeneratorDriver _driver;

    public GeneratorHarness(params IReadOnlyList<ProtoFile> files)
        : this(files, new Dictionary<string, string>())
    {
    }

    public GeneratorHarness(IReadOnlyList<ProtoFile> files, IReadOnlyDictionary<string, string> global, LanguageVersion language = LanguageVersion.Latest)
    {
        _parseOptions = CSharpParseOptions.Default.WithLanguageVersion(language).WithDocumentationMode(DocumentationMode.Diagnose);
        _files = [.. files];
        _global = new Dictionary<string, string>(global) { ["build_property.ProjectDir"] = ProjectDirectory };
        List<FakeText> texts = [];
        foreach (ProtoFile file in files)
        {
            var text = new FakeText(FullPath(file.Path), file.Text);
            texts.Add(text);
            _texts[file.Path] = text;
        }
        _driver = CSharpGeneratorDriver.Create(
            [new ProtoGenerator().AsSourceGenerator()], texts, _parseOptions, Provider(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Compilation = CSharpCompilation.Create(
            "Test", [CSharpSyntaxTree.ParseText("internal static class Unrelated;", _parseOptions)], _references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    public Compilation Compilation { get; private set; }

    /// <summary>The generator's view of a path of a test.</summary>
    public static string FullPath(string path) => path.StartsWith('/') ? path : ProjectDirectory + path;

    /// <summary>One run over files given as path and text.</summary>
    public static GeneratorRun Run(params (string Path, string Text)[] files) =>
        new GeneratorHarness([.. files.Select(file => new ProtoFile(file.Path, file.Text))]).Run();

    public GeneratorRun Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        return new GeneratorRun(_driver.GetRunResult().Results.Single(), Compilation, _parseOptions);
    }

    /// <summary>Names the assembly and adds what it references.</summary>
    public GeneratorHarness Referencing(string assemblyName, params IEnumerable<MetadataReference> references)
    {
        Compilation = Compilation.WithAssemblyName(assemblyName).AddReferences(references);
        return this;
    }

    /// <summary>What a build of a referenced project brings: a new reference in place of the old one.</summary>
    public GeneratorHarness ReplaceReference(MetadataReference before, MetadataReference after)
    {
        Compilation = Compilation.ReplaceReference(before, after);
        return this;
    }

    /// <summary>Adds a C# file that has nothing to do with any .proto.</summary>
    public GeneratorHarness EditCSharp()
    {
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Edited { }", _parseOptions));
        return this;
    }

    public GeneratorHarness AddCSharp(string code)
    {
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, _parseOptions));
        return this;
    }

    public GeneratorHarness Edit(string path, Func<string, string> edit)
    {
        int index = _files.FindIndex(file => file.Path == path);
        string text = edit(_files[index].Text);
        _files[index] = _files[index] with { Text = text };
        var replacement = new FakeText(FullPath(path), text);
        _driver = _driver.ReplaceAdditionalText(_texts[path], replacement);
        _texts[path] = replacement;
        return this;
    }

    public GeneratorHarness Add(ProtoFile file)
    {
        _files.Add(file);
        _texts[file.Path] = new FakeText(FullPath(file.Path), file.Text);
        _driver = _driver.AddAdditionalTexts([_texts[file.Path]]).WithUpdatedAnalyzerConfigOptions(Provider());
        return this;
    }

    public GeneratorHarness Remove(string path)
    {
        _files.RemoveAll(file => file.Path == path);
        _driver = _driver.RemoveAdditionalTexts([_texts[path]]);
        _texts.Remove(path);
        return this;
    }

    /// <summary>A new options provider with the same values, which is what the compiler hands over after many an edit.</summary>
    public GeneratorHarness RenewOptions()
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(Provider());
        return this;
    }

    private FakeOptionsProvider Provider() => new(_global, [.. _files.Select(file => file with { Path = FullPath(file.Path) })]);
}
