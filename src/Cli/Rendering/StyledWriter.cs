using Spectre.Console;

namespace ProtoGen.Cli.Rendering;

internal enum TextRole
{
    Plain,
    Strong,
    Error,
    Warning,
    Faint,
}

/// <summary>Text with colours on a terminal, as it is elsewhere. Spectre.Console is not loaded unless there is a terminal.</summary>
internal sealed class StyledWriter(TextWriter writer, bool isTerminal)
{
    private Style? _style;

    public static IAnsiConsole ConsoleOver(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    public StyledWriter Write(string text, TextRole role = TextRole.Plain)
    {
        if (!isTerminal || role == TextRole.Plain)
            writer.Write(text);
        else
            WriteStyled(text, role);
        return this;
    }

    public void WriteLine() => writer.Write('\n');

    private void WriteStyled(string text, TextRole role)
    {
        string style = role switch
        {
            TextRole.Error => "bold red",
            TextRole.Warning => "bold yellow",
            TextRole.Strong => "bold",
            _ => "grey",
        };
        _style ??= new Style(writer);
        _style.Write(text, style);
    }

    /// <summary>A type of its own, because a field of one of Spectre.Console's types would load it.</summary>
    private sealed class Style
    {
        private readonly IAnsiConsole _console;

        public Style(TextWriter writer)
        {
            _console = ConsoleOver(writer);
            // The console breaks lines at its width, which would tear paths and carets apart.
            _console.Profile.Width = int.MaxValue;
        }

        public void Write(string text, string style) => _console.Markup($"[{style}]{Markup.Escape(text)}[/]");
    }
}
