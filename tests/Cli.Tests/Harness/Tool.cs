using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests.Harness;

/// <summary>Runs protogen, inside of this process or as one.</summary>
internal static class Tool
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(1);

    public static ToolResult Run(string folder, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int exitCode = ProtoGenTool.Run(arguments, new CommandContext(output, errors, folder, IsTerminal: false));
        return new ToolResult(exitCode, output.ToString(), errors.ToString());
    }

    public static ToolResult Start(string folder, params IReadOnlyList<string> arguments) =>
        ToolRunner.Run("dotnet", folder, _timeout, [typeof(ProtoGenTool).Assembly.Location, .. arguments]);
}
