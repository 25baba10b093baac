using System.Text.RegularExpressions;
using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests;

/// <summary>The commands on the pages about the tool, as they stand; that it can be installed is tested with the packages.</summary>
public class DocumentedCommandsTests
{
    public static TheoryData<string> Commands => [.. new[] { "docs/cli.md", "src/Cli/README.md" }
        .SelectMany(page => Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n"), "```bash\n(.*?)```", RegexOptions.Singleline))
        .SelectMany(block => block.Groups[1].Value.Split('\n'))
        .Where(line => line.StartsWith("protogen ", StringComparison.Ordinal)).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void TheCommandDoesWhatItIsShownFor(string command)
    {
        using var workspace = new Workspace(("protos/shop/orders.proto", "syntax = \"proto3\"; package shop; import \"google/protobuf/timestamp.proto\"; message Order { google.protobuf.Timestamp at = 1; }"));

        ToolResult result = Tool.Run(workspace.Folder, command.Split(' ')[1..]);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.True(command.Contains("api.binpb", StringComparison.Ordinal) ? workspace.Read("api.binpb")?.Length > 100 : result.Output.Length > 100);
    }
}
