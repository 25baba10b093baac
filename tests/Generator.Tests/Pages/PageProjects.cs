using System.Text.RegularExpressions;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>The examples of all pages that are projects, evaluated once for all tests.</summary>
internal static partial class PageProjects
{
    /// <summary>What the project files of the guides may find.</summary>
    private static readonly Dictionary<string, string> _guideFiles = new[]
    {
        "protos/shop/cart.proto", "protos/api/pay.proto", "protos/internal/audit.proto", "protos/old/ticket.proto", "protos/moved/parcel.proto",
        "../contracts/shop/order.proto", "../Contracts/protos/shop/stock.proto", "../third_party/googleapis/google/maps/place.proto", "../third_party/validate/validate/rule.proto", "../shared/unit.proto",
    }.ToDictionary(path => path, path => $"syntax = \"proto3\"; package {Path.GetFileNameWithoutExtension(path)}s; message M {{ }} service Calls {{ rpc Get(M) returns (M); }}");

    /// <summary>Of each page about a diagnostic of the generator the example, by id, and its fixed form, by id and a prime.</summary>
    public static IReadOnlyDictionary<string, Example> DiagnosticExamples { get; } = PagesOf("docs", "diagnostics")
        .Where(page => Path.GetFileName(page).StartsWith("PGEN08", StringComparison.Ordinal) && Path.GetFileName(page) != GeneratorRules.InternalError.Id + ".md")
        .SelectMany(ReadDiagnostic)
        .ToDictionary(example => example.Name);

    /// <summary>Every project file, and part of one, on the pages for users, by page and number.</summary>
    public static IReadOnlyDictionary<string, Example> GuideExamples { get; } =
        new[] { "README.md", "src/Runtime/README.md", "src/Runtime.AspNetCore/README.md" }.Select(page => Repository.PathTo(page)).Concat(PagesOf("docs"))
            // What it shows is done word for word by tests/Package.
            .Where(page => Path.GetFileName(page) != "getting-started.md")
            .SelectMany(ReadGuide)
            .ToDictionary(example => example.Name);

    private static readonly Lazy<Task<IReadOnlyDictionary<(string, string), EvaluatedProject>>> _evaluated = new(() => ProjectEvaluation.RunAsync([.. DiagnosticExamples.Values, .. GuideExamples.Values]));

    public static async Task<PageRun> OfAsync(Example example) => new(example, await _evaluated.Value);

    private static IEnumerable<string> PagesOf(params string[] folder) => Directory.EnumerateFiles(Repository.PathTo(folder), "*.md").Order(StringComparer.Ordinal);

    private static IEnumerable<Example> ReadDiagnostic(string page)
    {
        string[] parts = Read(page).Split("## Fixed");
        Assert.Equal(2, parts.Length);
        string id = Path.GetFileNameWithoutExtension(page);
        var example = Example.Read(id, parts[0]);
        return [example, Example.Read(id + "'", parts[1], example)];
    }

    private static IEnumerable<Example> ReadGuide(string page) => Xml().Matches(Read(page)).Select((block, index) =>
    {
        string name = Path.GetRelativePath(Repository.PathTo(), page).Replace('/', '.').Replace('\\', '.');
        var example = Example.Read($"{name}-{index + 1}", block.Value);
        return example with { Files = example.Files.Concat(_guideFiles).ToDictionary() };
    });

    private static string Read(string page) => File.ReadAllText(page).ReplaceLineEndings("\n");

    [GeneratedRegex("```xml\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Xml();
}
