using System.Globalization;
using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>One line per place, in a form that editors and build tools recognize.</summary>
internal sealed class LineRenderer(TextWriter writer, LineFormat format) : IErrorRenderer
{
    // The arguments: path, line, column, severity with id, text.
    public static LineFormat Gcc { get; } = new("{0}:{1}:{2}: {3}: {4}", "protogen: {0}: {1}");

    public static LineFormat Msvs { get; } = new("{0}({1},{2}): {3}: {4}", "protogen : {0} : {1}");

    public void Diagnostic(Diagnostic diagnostic, Places places)
    {
        WriteLine(diagnostic.Location, places, $"{Name(diagnostic.Severity)} {diagnostic.Id}", diagnostic.Message);
        foreach (RelatedLocation related in diagnostic.Related)
            WriteLine(related.Location, places, "note", related.Message);
    }

    public void Problem(DiagnosticSeverity severity, string message) =>
        writer.Write(string.Format(CultureInfo.InvariantCulture, format.Problem, Name(severity), SafeText.Clean(message)) + "\n");

    public void Summary(int errors, int warnings)
    {
    }

    private void WriteLine(SourceLocation location, Places places, string kind, string message) =>
        writer.Write(string.Format(CultureInfo.InvariantCulture, format.Place, places.PathOf(location), location.Line + 1, location.Column + 1, kind, SafeText.Clean(message)) + "\n");

    private static string Name(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
