using System.Text.RegularExpressions;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pipeline;

/// <summary>Import paths where no ProtoRoot is said. A file is given as its path and what it imports.</summary>
public class ImportInferenceTests
{
    [Fact]
    public void AnImportMakesARootOfWhatStandsBeforeIt() =>
        AssertPaths([("protos/a/b.proto", ""), ("protos/main.proto", "a/b.proto"), ("protos/alone.proto", "")], ["a/b.proto", "alone.proto", "main.proto"]);

    [Fact]
    public void WithoutImportsTheProjectIsTheRoot() =>
        AssertPaths([("protos/a/b.proto", ""), ("c.proto", "")], ["c.proto", "protos/a/b.proto"]);

    [Fact]
    public void AnImportFromTheProjectKeepsItTheRoot() =>
        AssertPaths([("protos/a/b.proto", ""), ("protos/main.proto", "protos/a/b.proto")], ["protos/a/b.proto", "protos/main.proto"]);

    [Fact]
    public void SeveralRootsStandSideBySide() =>
        AssertPaths(
            [
                ("protos/shop/order.proto", "vendor/money.proto"), ("protos/app.proto", "shop/order.proto"), ("third_party/vendor/money.proto", "vendor/units.proto"),
                ("third_party/vendor/units.proto", ""), ("third_party/unused.proto", ""), ("other/x.proto", ""),
            ],
            ["app.proto", "other/x.proto", "shop/order.proto", "unused.proto", "vendor/money.proto", "vendor/units.proto"]);

    [Fact]
    public void TheNearestRootNamesWhatNobodyImports() =>
        AssertPaths(
            [("protos/app.proto", "shop/x.proto"), ("protos/shop/x.proto", "m.proto"), ("protos/deps/m.proto", ""), ("protos/deps/n.proto", "")],
            ["app.proto", "m.proto", "n.proto", "shop/x.proto"]);

    [Fact]
    public void OneNameInTwoFoldersIsToldApartByTheFolder() =>
        AssertPaths(
            [("protos/a/types.proto", ""), ("protos/b/types.proto", ""), ("protos/main.proto", "a/types.proto b/types.proto")],
            ["a/types.proto", "b/types.proto", "main.proto"]);

    [Fact]
    public void ARootThatOtherImportsMakeCertainDecides() =>
        AssertPaths(
            [("protos/types.proto", ""), ("protos/a/types.proto", ""), ("protos/main.proto", "types.proto a/types.proto")],
            ["a/types.proto", "main.proto", "types.proto"]);

    [Fact]
    public void ASaidRootDecidesToo()
    {
        GeneratorRun run = new GeneratorHarness(
            File("protos/said.proto", "", root: "protos"), File("protos/types.proto", ""), File("protos/a/types.proto", ""), File("protos/main.proto", "types.proto")).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["a/types.proto", "main.proto", "said.proto", "types.proto"], Paths(run));
    }

    [Fact]
    public void AnAmbiguousImportListsTheCandidates()
    {
        GeneratorRun run = Run([("x/types.proto", ""), ("y/types.proto", ""), ("main.proto", "types.proto")]);

        Assert.Equal(
            "main.proto(1,34): error PGEN0810: the import \"types.proto\" may mean any of \"/project/x/types.proto\", \"/project/y/types.proto\"",
            Assert.Single(run.DiagnosticLines));
        Assert.Equal(["main.proto", "x/types.proto", "y/types.proto"], Paths(run));
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void AFileHasOneImportPath()
    {
        GeneratorRun run = Run([("protos/a/b.proto", ""), ("protos/one.proto", "a/b.proto"), ("protos/two.proto", "b.proto")]);

        Assert.Equal(
            "protos/two.proto(1,34): error PGEN0811: the import \"b.proto\" means \"/project/protos/a/b.proto\", whose import path is \"a/b.proto\"",
            Assert.Single(run.DiagnosticLines));
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void NamesThatWouldMeetAreTakenFromTheProject() =>
        AssertPaths(
            [("one/x.proto", ""), ("two/x.proto", ""), ("one/a.proto", ""), ("two/b.proto", ""), ("main.proto", "a.proto b.proto")],
            ["a.proto", "b.proto", "main.proto", "one/x.proto", "two/x.proto"]);

    [Fact]
    public void ACopyOfABundledFileIsThatFile()
    {
        GeneratorRun run = new GeneratorHarness(
            new ProtoFile("deps/google/type/money.proto", "syntax = \"proto3\"; package google.type; message Money { }"), File("deps/vendor/x.proto", ""), File("main.proto", "google/type/money.proto")).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["main.proto", "vendor/x.proto"], Paths(run));
    }

    [Fact]
    public void AFileThatOnlyEndsLikeABundledOneIsTheProjectsOwn() =>
        AssertPaths([("protos/acme/google/type/money.proto", ""), ("protos/main.proto", "acme/google/type/money.proto")], ["acme/google/type/money.proto", "main.proto"]);

    [Fact]
    public void FilesFromOutsideAreNamedByTheirPlaceInTheProjectOrTheirImport()
    {
        GeneratorRun run = new GeneratorHarness(
            File("/shared/one/x.proto", "", link: "one/x.proto"), File("/shared/two/x.proto", "", link: "two/x.proto"), File("/shared/alone.proto", ""),
            File("/far/deps/imported.proto", "", link: "Elsewhere\\imported.proto"), File("main.proto", "deps/imported.proto one/x.proto")).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["alone.proto", "deps/imported.proto", "main.proto", "one/x.proto", "two/x.proto"], Paths(run));
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void ARootWithTheSeparatorsOfAnotherSystemIsUnderstood()
    {
        GeneratorRun run = new GeneratorHarness(File("protos/deep/x.proto", "", root: "protos\\deep\\"), File("main.proto", "x.proto")).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["main.proto", "x.proto"], Paths(run));
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        (string, string)[] files = [("protos/types.proto", ""), ("protos/a/types.proto", ""), ("x/types.proto", ""), ("protos/main.proto", "types.proto a/types.proto"), ("x/b.proto", "b.proto")];

        GeneratorRun forth = Run(files);
        GeneratorRun back = Run([.. files.Reverse()]);

        Assert.Equal(Paths(forth), Paths(back));
        Assert.Equal(forth.DiagnosticLines, back.DiagnosticLines);
    }

    [Fact]
    public void ANewImportRenamesTheFilesBelowTheRootOnly()
    {
        var harness = new GeneratorHarness(File("protos/a/b.proto", ""), File("protos/main.proto", ""), File("other/x.proto", ""));
        harness.Run();

        GeneratorRun run = harness.Edit("protos/main.proto", _ => File("protos/main.proto", "a/b.proto").Text).Run();

        Assert.Equal(["a/b.proto", "main.proto", "other/x.proto"], Paths(run));
        Assert.Empty(run.Compile());
    }

    private static void AssertPaths((string Path, string Imports)[] files, string[] expected)
    {
        GeneratorRun run = Run(files);

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(expected, Paths(run));
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    private static GeneratorRun Run((string Path, string Imports)[] files) => new GeneratorHarness([.. files.Select(file => File(file.Path, file.Imports))]).Run();

    /// <summary>A file whose one message is named after it; its imports are used, so that nothing is said about them.</summary>
    private static ProtoFile File(string path, string imports, string root = "", string link = "")
    {
        string[] all = imports.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string fields = string.Concat(all.Select((_, index) => $" int32 f{index} = {index + 1};"));
        return new ProtoFile(
            path,
            $"syntax = \"proto3\"; {string.Concat(all.Select(import => $"import public \"{import}\"; "))}package {Regex.Replace(path, "[^a-z]+", "_").Trim('_')}; message M {{{fields} }}",
            root, Link: link);
    }

    /// <summary>The import paths as the generated code tells other projects, in order.</summary>
    private static IEnumerable<string> Paths(GeneratorRun run) =>
        run.Sources.Values.Select(source => Regex.Match(source, "ProtoFile\\(\\s+1, \"([^\"]*)\"").Groups[1].Value).Order(StringComparer.Ordinal);
}
