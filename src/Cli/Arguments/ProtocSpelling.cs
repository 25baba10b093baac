namespace ProtoGen.Cli.Arguments;

/// <summary>
/// Turns protoc's spellings into ours: <c>-IDIR</c>, <c>-oFILE</c>, underscores in long options, and no verb at all, so that a
/// script can name protogen where it named protoc.
/// </summary>
internal static class ProtocSpelling
{
    private const string Verb = "compile";

    public static List<string> Normalize(IReadOnlyList<string> arguments)
    {
        var result = new List<string>(arguments.Count + 1);
        if (arguments.Count > 0 && LooksLikeProtoc(arguments[0]))
            result.Add(Verb);
        else if (arguments.Count == 0 || arguments[0] != Verb)
            return [.. arguments];
        foreach (string argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal))
                result.Add(LongOption(argument));
            else if (argument.Length > 2 && argument[0] == '-' && argument[1] is 'I' or 'o')
                result.Add($"{(argument[1] == 'I' ? CompileCommand.ProtoPath : CompileCommand.Output)}={argument[2..]}");
            else
                result.Add(argument);
        }
        return result;
    }

    private static bool LooksLikeProtoc(string first) =>
        (first.StartsWith('-') && first is not ("-h" or "-?" or "--help" or "--version")) || first.EndsWith(".proto", StringComparison.Ordinal);

    private static string LongOption(string argument)
    {
        int end = argument.IndexOf('=', StringComparison.Ordinal);
        string name = (end < 0 ? argument : argument[..end]).Replace('_', '-');
        return end < 0 ? name : name + argument[end..];
    }
}
