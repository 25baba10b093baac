using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>Generates and compiles the projects of one example, what they reference first.</summary>
internal sealed class PageRun(Example example, IReadOnlyDictionary<(string Example, string Path), EvaluatedProject> evaluated)
{
    private readonly Dictionary<string, EvaluatedProject> _projects = evaluated.Where(pair => pair.Key.Example == example.Name).ToDictionary(pair => pair.Value.Path, pair => pair.Value);
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);

    public EvaluatedProject Main { get; } = evaluated[(example.Name, example.Main)];

    /// <summary>What the example's own project gives.</summary>
    public GeneratorRun Run() => HarnessOf(Main).Run();

    private GeneratorHarness HarnessOf(EvaluatedProject project)
    {
        var global = new Dictionary<string, string> { ["build_property.ProtoGenProjectDir"] = project.Properties["ProtoGenProjectDir"] };
        LanguageVersion language = LanguageVersionFacts.TryParse(project.Properties["LangVersion"], out LanguageVersion said) && said != LanguageVersion.Default ? said : LanguageVersion.Latest;
        GeneratorHarness harness = new GeneratorHarness(project.Files, global, language).Referencing(project.Name, ClosureOf(project).Select(ReferenceTo));
        foreach (string friend in project.Friends)
            harness.AddCSharp($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]");
        return harness;
    }

    private MetadataReference ReferenceTo(string path)
    {
        if (!_references.TryGetValue(path, out MetadataReference? reference))
            _references.Add(path, reference = IsNewer(_projects[path]) ? OfNewerGenerator(_projects[path]) : HarnessOf(_projects[path]).Run().AsReference());
        return reference;
    }

    /// <summary>What a project references, and what flows from there.</summary>
    private IEnumerable<string> ClosureOf(EvaluatedProject project) =>
        project.References.SelectMany(reference => FlowFrom(reference.Path).Prepend(reference.Path)).Distinct();

    private IEnumerable<string> FlowFrom(string path) =>
        _projects[path].References.Where(reference => reference.Flows).SelectMany(reference => FlowFrom(reference.Path).Prepend(reference.Path));

    private bool IsNewer(EvaluatedProject project) =>
        project.Packages.TryGetValue("ProtoGen", out string? version) && Version.Parse(version) > Version.Parse(Main.Packages["ProtoGen"]);

    /// <summary>There is no newer generator; what it would write is known only as far as that it says so.</summary>
    private static MetadataReference OfNewerGenerator(EvaluatedProject project)
    {
        string root = Path.Combine(Path.GetDirectoryName(project.Path)!, "protos");
        IEnumerable<string> attributes = project.Files.Select(file => $"[assembly: ProtoGen.CodeGen.ProtoFile(2, \"{Path.GetRelativePath(root, file.Path).Replace('\\', '/')}\", \"\", \"what is to come\")]");
        return new GeneratorHarness().Referencing(project.Name).AddCSharp(string.Join('\n', attributes)).Run().AsReference();
    }
}
