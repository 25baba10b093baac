using System.Collections.Concurrent;
using System.Globalization;
using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Descriptors;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Mutation;

/// <summary>
/// Damaged files: refused here if and only if protoc refuses them, and with the same bytes when neither does. The variables
/// PROTOGEN_MUTANTS (how many) and PROTOGEN_SEED (the first seed) make longer runs; what one finds becomes a named case.
/// </summary>
public sealed class MutationTests(Protoc protoc) : IClassFixture<Protoc>
{
    private const int MaxReported = 20;

    [Fact]
    public void MutantsAreJudgedAsProtocJudgesThem()
    {
        int count = Setting("PROTOGEN_MUTANTS", 300);
        int seed = Setting("PROTOGEN_SEED", 1);
        (string Name, string Text)[] cases = [.. Repository.CaseNames("valid").Select(static name => (name, File.ReadAllText(Path.Combine(Repository.Cases("valid"), name)))), .. InvalidOriginals()];
        string[] corpus = [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !path.StartsWith("google/protobuf/", StringComparison.Ordinal)).Select(path => Path.Combine(protoc.CorpusFolder, path))];
        var disagreements = new ConcurrentBag<(int Seed, string Text)>();
        // Without a bound every blocked worker makes the pool add another one, and none is left to read what protoc says.
        var bound = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(seed, seed + count, bound, i =>
        {
            // Half of them come from the cases, which say more per line than real files do.
            (string original, string text) = i % 2 == 0 ? cases[i / 2 % cases.Length] : FromCorpus(corpus[(int)((uint)i * 2654435761 % corpus.Length)]);
            string mutant = new Mutator(i).Mutate(text);
            if (Disagreement(mutant) is { } difference)
                disagreements.Add((i, $"seed {i}, from {original}: {difference}\n{mutant}\n"));
        });
        Assert.True(disagreements.IsEmpty,
            $"{disagreements.Count} of {count} mutants\n{string.Join('\n', disagreements.OrderBy(static item => item.Seed).Take(MaxReported).Select(static item => item.Text))}");
    }

    private static (string Name, string Text) FromCorpus(string path) => (path, File.ReadAllText(path));

    /// <summary>Files that are almost right: a second mistake may hide the first, or heal it.</summary>
    private static IEnumerable<(string Name, string Text)> InvalidOriginals() =>
        Directory.EnumerateFiles(Repository.Cases("invalid"), "*.cases").Order(StringComparer.Ordinal)
            .SelectMany(InvalidCase.ReadPack)
            .Where(static item => item.Files.Count == 1)
            .Select(static item => (item.Name, System.Text.Encoding.UTF8.GetString(item.Files[0].Content)));

    private string? Disagreement(string mutant)
    {
        var item = new InvalidCase("mutant", [("mutant.proto", System.Text.Encoding.UTF8.GetBytes(mutant))], IsAccepted: false);
        using var folder = new CaseFolder(item);
        (byte[]? theirs, string errors) = protoc.Compile(folder.Path, [item.MainFile], "-I" + protoc.CorpusFolder, "--include_source_info");
        ProtoCompilation ours;
        byte[] bytes;
        try
        {
            ours = ProtoCompilation.Compile([item.MainFile], new FolderSource(folder.Path, protoc.IncludeFolder, protoc.CorpusFolder));
            bytes = ours.ToDescriptorSet(includeImports: true, includeSourceInfo: true);
        }
        catch (Exception exception)
        {
            return $"we crash: {exception}";
        }
        if (ours.HasErrors)
            return theirs is null ? null : $"we refuse: {string.Join('\n', ours.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3))}";
        if (theirs is null)
            return $"we accept, protoc says: {errors}";
        return bytes.AsSpan().SequenceEqual(theirs) ? null : $"both accept, {SameDescriptors.FirstDifference(theirs, bytes)}";
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
