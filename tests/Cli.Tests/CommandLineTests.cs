using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("PGEN0102")]
    [InlineData("pgen0102")]
    [InlineData("102")]
    public void ExplainPrintsThePage(string id)
    {
        ToolResult result = Tool.Run(".", "explain", id);
        Assert.Equal((0, File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", "PGEN0102.md")), ""), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public void ExplainListsAllPages()
    {
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "PGEN*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        ToolResult result = Tool.Run(".", "explain");
        Assert.Equal(pages, result.Output.TrimEnd().Split('\n').Select(static line => line.Split(':')[0]));
    }

    [Fact]
    public void ExplainRefusesAnIdThatIsNone()
    {
        ToolResult result = Tool.Run(".", "explain", "PGEN9999");
        Assert.Equal((1, "", "protogen: error: there is no diagnostic PGEN9999; \"protogen explain\" lists all\n"), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public void HelpNamesTheToolAndItsOptions()
    {
        ToolResult result = Tool.Run(".", "compile", "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("protogen compile", result.Output, StringComparison.Ordinal);
        Assert.Contains("--descriptor-set-in", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnOutputFilesAreOnlyChecked()
    {
        using var workspace = new Workspace(("a.proto", "syntax = \"proto3\";"));
        ToolResult result = Tool.Run(workspace.Folder, "compile", "a.proto");
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Errors));
        Assert.Equal(["a.proto"], Directory.EnumerateFiles(workspace.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void WarningsFailOnlyWhenAsked()
    {
        using var workspace = new Workspace(("a.proto", "syntax = \"proto3\"; import \"b.proto\";"), ("b.proto", "message B {}"));
        ToolResult lenient = Tool.Run(workspace.Folder, "compile", "--error-format=gcc", "-ox", "a.proto");
        Assert.Equal(0, lenient.ExitCode);
        // b.proto lacks a syntax, but was not asked for.
        string warning = Assert.Single(lenient.Errors.TrimEnd().Split('\n'));
        Assert.StartsWith("a.proto:1:27: warning PGEN", warning, StringComparison.Ordinal);

        ToolResult strict = Tool.Run(workspace.Folder, "compile", "--error-format=gcc", "--fatal_warnings", "-oy", "a.proto");
        Assert.Equal((1, lenient.Errors), (strict.ExitCode, strict.Errors));
        Assert.Null(workspace.Read("y"));
    }

    [Fact]
    public void AnOutputThatCannotBeWrittenIsAnError()
    {
        using var workspace = new Workspace(("a.proto", "syntax = \"proto3\";"));
        ToolResult result = Tool.Run(workspace.Folder, "compile", "-o", "no/such/folder/x.binpb", "a.proto");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("protogen: error: no/such/folder/x.binpb: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorsNameTheFileOnDiskNotTheImportPath()
    {
        using var workspace = new Workspace(("root/pkg/a.proto", "syntax = \"proto3\"; message M { X x = 1; }"));
        ToolResult result = Tool.Run(workspace.Folder, "compile", "-Iroot", "--error-format=gcc", "pkg/a.proto");
        Assert.StartsWith("root/pkg/a.proto:1:32: error PGEN0203", result.Errors, StringComparison.Ordinal);
    }
}
