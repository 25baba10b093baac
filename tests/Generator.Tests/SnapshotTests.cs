using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests;

/// <summary>
/// Every <c>snapshots/generator/topic/case.proto</c> is a case. The other .proto files of its folder are there to be imported. A first line
/// <c>// options: GrpcServices=Client Access=Internal</c> sets metadata.
/// </summary>
public class SnapshotTests
{
    private static readonly string _root = Repository.PathTo("snapshots", "generator");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(_root, "*.proto", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void GeneratedCodeIsAsExpected(string path)
    {
        string folder = Path.GetDirectoryName(Path.Combine(_root, path))!;
        string caseName = Path.GetFileNameWithoutExtension(path);
        ProtoFile[] files = [.. Directory.EnumerateFiles(folder, "*.proto").Order(StringComparer.Ordinal).Select(Read)];

        GeneratorRun run = new GeneratorHarness(files).Run();

        Dictionary<string, string> outputs = run.Sources
            .Where(source => source.Key == caseName + ".g.cs" || source.Key.StartsWith(caseName + "+", StringComparison.Ordinal))
            .ToDictionary(source => source.Key[caseName.Length..].Replace(".g.cs", ".cs", StringComparison.Ordinal), source => source.Value);
        outputs[".diagnostics.txt"] = string.Concat(run.DiagnosticLines
            .Where(line => line.StartsWith(caseName + ".proto(", StringComparison.Ordinal)).Select(line => line + "\n"));
        Snapshot.Verify(folder, caseName, outputs);
    }

    [Theory]
    [InlineData("enums")]
    [InlineData("messages")]
    [InlineData("services")]
    public void EverySnapshotCompilesWithoutAWarning(string topic)
    {
        ProtoFile[] files = [.. Directory.EnumerateFiles(Path.Combine(_root, topic), "*.proto").Order(StringComparer.Ordinal).Select(Read)];

        Assert.Empty(new GeneratorHarness(files).Run().Compile().Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void EverySnapshotBelongsToACase()
    {
        IEnumerable<string> orphans = Directory.EnumerateFiles(_root, "*.verified.*", SearchOption.AllDirectories)
            .Where(path => !Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.proto").Select(Path.GetFileNameWithoutExtension)
                .Any(name => Path.GetFileName(path).StartsWith(name!, StringComparison.Ordinal) && Snapshot.BelongsTo(Path.GetFileName(path), name!)));

        Assert.Empty(orphans);
    }

    private static ProtoFile Read(string path)
    {
        string text = File.ReadAllText(path);
        var file = new ProtoFile(Path.GetFileName(path), text);
        const string Marker = "// options:";
        if (!text.StartsWith(Marker, StringComparison.Ordinal))
            return file;
        foreach (string option in text[Marker.Length..text.IndexOf('\n', StringComparison.Ordinal)].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = option.Split('=');
            file = parts[0] switch
            {
                "GrpcServices" => file with { GrpcServices = parts[1] },
                "Access" => file with { Access = parts[1] },
                _ => throw new InvalidOperationException("Unknown option " + option),
            };
        }
        return file;
    }
}
