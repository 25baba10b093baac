using System.Text;
using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests;

/// <summary>Hostile files end with findings, not with a crash, from the bytes on disk to the text on the terminal.</summary>
public sealed class RobustnessTests
{
    private const int FiftyMegabytes = 50 * 1024 * 1024;
    private const string Head = "syntax = \"proto3\";\n";

    public static TheoryData<string, string, string> LargeFiles => new()
    {
        { "a comment", "/*x*/ message M {}", "" },
        { "a string", "option java_package = \"x\";", "" },
        { "NULs", "\0", "PGEN0002" },
        { "nested messages", "message M {", "PGEN0125" },
        { "letters", "message xy {}", "" },
    };

    [Theory]
    [MemberData(nameof(LargeFiles))]
    public void AFileOfFiftyMegabytesIsCompiledOrRefused(string what, string pattern, string error)
    {
        using var workspace = new Workspace();
        // The x grows; a pattern without one is repeated.
        int stretch = pattern.IndexOf('x', StringComparison.Ordinal);
        string text = stretch >= 0
            ? pattern[..stretch] + new string('x', FiftyMegabytes) + pattern[(stretch + 1)..]
            : string.Concat(Enumerable.Repeat(pattern, FiftyMegabytes / pattern.Length));
        workspace.Write("large.proto", Head + text);

        ToolResult result = Tool.Run(workspace.Folder, "compile", "-o", "out.binpb", "large.proto");

        Assert.True(result.ExitCode == (error.Length == 0 ? 0 : 1), $"{what}: {result.Errors}");
        Assert.Contains(error, result.Errors, StringComparison.Ordinal);
        Assert.InRange(result.Errors.Length, 0, 1_000_000);
    }

    [Theory]
    [InlineData("message M {", "}")]
    [InlineData("message M { oneof o {", "} }")]
    [InlineData("message M { repeated group G = 1 {", "} }")]
    [InlineData("{", "}")]
    [InlineData("option (o) = {", "};")]
    [InlineData("message M { extensions 1 [(o) = { a {", "} }]; }")]
    [InlineData("enum E { A = 0 [(o) = { a: [{", "}] }]; }")]
    [InlineData("service S { rpc A(B) returns (C) {", "} }")]
    [InlineData("/*", "*/")]
    [InlineData("(", ")")]
    public void AHundredThousandNestedBlocksAreFindings(string open, string close)
    {
        using var workspace = new Workspace();
        workspace.Write("deep.proto", "syntax = \"proto2\";" + string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000)));

        ToolResult result = Tool.Run(workspace.Folder, "compile", "-o", "out.binpb", "deep.proto");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error PGEN", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lone surrogate as bytes", new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData("byte that starts nothing", new byte[] { 0xFF })]
    [InlineData("sequence cut short", new byte[] { 0xE2, 0x82 })]
    [InlineData("overlong slash", new byte[] { 0xC0, 0xAF })]
    [InlineData("beyond Unicode", new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public void BytesThatAreNoUtf8AreFineInCommentsAndStringsOnly(string what, byte[] bytes)
    {
        using var workspace = new Workspace();
        byte[] Around(string before, string after) => [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)];

        File.WriteAllBytes(workspace.PathOf("good.proto"), Around(Head + "// ", Encoding.UTF8.GetString("\nmessage M {}"u8)));
        Assert.Equal((0, ""), Outcome("good.proto"));

        File.WriteAllBytes(workspace.PathOf("string.proto"), Around(Head + "option java_package = \"", "\";"));
        Assert.Equal((0, ""), Outcome("string.proto"));
        Assert.True(workspace.Read("out.binpb").AsSpan().IndexOf(bytes) > 0, what + " did not reach the descriptor");

        File.WriteAllBytes(workspace.PathOf("bad.proto"), Around(Head + "message ", " {}"));
        (int exitCode, string errors) = Outcome("bad.proto");
        Assert.Equal(1, exitCode);
        Assert.Contains("bad.proto:2:9: error PGEN0001", errors, StringComparison.Ordinal);

        (int ExitCode, string Errors) Outcome(string file)
        {
            ToolResult result = Tool.Run(workspace.Folder, "compile", "-o", "out.binpb", file);
            return (result.ExitCode, result.Errors);
        }
    }
}
