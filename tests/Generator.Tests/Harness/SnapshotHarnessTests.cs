using Xunit.Sdk;

namespace ProtoGen.Generator.Tests.Harness;

public sealed class SnapshotHarnessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EqualOutputPassesAndWritesNothing()
    {
        Write("case.verified.cs", "text\n");

        Snapshot.Verify(_folder, "case", new Dictionary<string, string> { [".cs"] = "text\n", [".diagnostics.txt"] = "" }, refresh: false);

        Assert.Equal(["case.verified.cs"], Files());
    }

    [Fact]
    public void ADifferenceFailsWithADiffAndLeavesTheReceivedFile()
    {
        Write("case.verified.cs", "one\ntwo\n");

        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Verify(_folder, "case", new Dictionary<string, string> { [".cs"] = "one\nthree\n" }, refresh: false));

        Assert.Contains("- two\n+ three", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", File.ReadAllText(Path.Combine(_folder, "case.verified.cs")));
        Assert.Equal("one\nthree\n", File.ReadAllText(Path.Combine(_folder, "case.received.cs")));
    }

    [Fact]
    public void ANewFileAndAStaleFileFail()
    {
        Write("case+2.verified.cs", "part\n");

        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Verify(_folder, "case", new Dictionary<string, string> { [".cs"] = "new\n" }, refresh: false));

        Assert.Contains("case.verified.cs is new", failure.Message, StringComparison.Ordinal);
        Assert.Contains("case+2.verified.cs is stale", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfACaseWithALongerNameAreNotTouched()
    {
        Write("case_b.verified.cs", "b\n");
        Write("case.b.verified.cs", "b\n");

        Snapshot.Verify(_folder, "case", new Dictionary<string, string>(), refresh: false);
    }

    [Fact]
    public void ARefreshWritesWhatIsMeantAndDeletesWhatIsStale()
    {
        Write("case.verified.cs", "old\n");
        Write("case+2.verified.cs", "stale\n");

        Snapshot.Verify(_folder, "case", new Dictionary<string, string> { [".cs"] = "new\n", [".diagnostics.txt"] = "said\n" }, refresh: true);

        Assert.Equal(["case.diagnostics.verified.txt", "case.verified.cs"], Files());
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(_folder, "case.verified.cs")));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
