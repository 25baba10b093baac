using System.CommandLine;

namespace ProtoGen.Cli;

/// <summary><c>protogen explain</c>: the pages of docs/diagnostics, which are resources of this assembly.</summary>
internal static class ExplainCommand
{
    private const string Prefix = "PGEN";

    public static Command Create(CommandContext context)
    {
        var id = new Argument<string?>("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "The id of a diagnostic, such as PGEN0102. Without one, all are listed." };
        var command = new Command("explain", "Explain a diagnostic with an example.") { id };
        command.SetAction(parsed => parsed.GetValue(id) is { } wanted ? Explain(wanted, context) : List(context));
        return command;
    }

    private static int Explain(string id, CommandContext context)
    {
        string name = id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix + id[Prefix.Length..] : Prefix + id.PadLeft(4, '0');
        if (Read(name) is { } page)
        {
            context.Output.Write(page);
            return 0;
        }
        context.Error.WriteLine($"protogen: error: there is no diagnostic {id}; \"protogen explain\" lists all");
        return 1;
    }

    private static int List(CommandContext context)
    {
        foreach (string name in typeof(ExplainCommand).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            string title = Read(name)!.Split('\n', 2)[0].TrimStart('#').Trim();
            context.Output.WriteLine(title);
        }
        return 0;
    }

    private static string? Read(string name)
    {
        using Stream? stream = typeof(ExplainCommand).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
