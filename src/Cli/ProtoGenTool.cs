using System.CommandLine;
using System.CommandLine.Help;
using ProtoGen.Cli.Arguments;

namespace ProtoGen.Cli;

/// <summary>The command line of <c>protogen</c>.</summary>
internal static class ProtoGenTool
{
    /// <returns>0, or 1 when there was anything wrong with the arguments or the files.</returns>
    public static int Run(IReadOnlyList<string> arguments, CommandContext context)
    {
        try
        {
            if (!ArgumentFile.TryExpand(arguments, context, out List<string> expanded))
                return 1;
            // A RootCommand would be called what the assembly is called, which nobody types.
            var root = new Command("protogen", "Compiles .proto files to descriptor sets and explains diagnostics.")
            {
                new HelpOption { Recursive = true },
                new VersionOption(),
                CompileCommand.Create(context),
                ExplainCommand.Create(context),
            };
            // Argument files are protoc's: one argument per line, no quoting.
            var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
            ParseResult parsed = root.Parse(ProtocSpelling.Normalize(expanded), configuration);
            return parsed.Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false });
        }
        finally
        {
            context.Error.Flush();
            context.Output.Flush();
        }
    }
}
