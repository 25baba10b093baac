namespace ProtoGen.Cli.Arguments;

/// <summary><c>@file</c>: one argument per line, taken literally, as protoc reads it. A line that starts with <c>@</c> is not expanded again.</summary>
internal static class ArgumentFile
{
    public static bool TryExpand(IReadOnlyList<string> arguments, CommandContext context, out List<string> expanded)
    {
        expanded = [];
        foreach (string argument in arguments)
        {
            if (!argument.StartsWith('@'))
            {
                expanded.Add(argument);
                continue;
            }
            try
            {
                expanded.AddRange(File.ReadLines(context.FullPath(argument[1..])));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                context.Error.WriteLine($"protogen: error: cannot read the argument file \"{argument[1..]}\": {exception.Message}");
                return false;
            }
        }
        return true;
    }
}
