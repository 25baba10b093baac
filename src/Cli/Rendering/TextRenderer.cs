using System.Globalization;
using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>For people: <c>path:line:column</c>, id and message, the line with a caret, the second place, and what to do.</summary>
internal sealed class TextRenderer(StyledWriter writer) : IErrorRenderer
{
    private bool _wroteDiagnostic;

    public void Diagnostic(Diagnostic diagnostic, Places places)
    {
        if (_wroteDiagnostic)
            writer.WriteLine();
        _wroteDiagnostic = true;
        WritePlace(diagnostic.Location, places);
        writer.Write($"{Name(diagnostic.Severity)} {diagnostic.Id}", Role(diagnostic.Severity)).Write(": ").Write(SafeText.Clean(diagnostic.Message), TextRole.Strong).WriteLine();
        WriteExcerpt(diagnostic.Location, places, Role(diagnostic.Severity));
        foreach (RelatedLocation related in diagnostic.Related)
        {
            WritePlace(related.Location, places);
            writer.Write("note: ", TextRole.Strong).Write(SafeText.Clean(related.Message)).WriteLine();
            WriteExcerpt(related.Location, places, TextRole.Strong);
        }
        writer.Write("  help: ", TextRole.Strong).Write(diagnostic.Rule.Help).WriteLine();
    }

    public void Problem(DiagnosticSeverity severity, string message) =>
        writer.Write("protogen: ").Write(Name(severity), Role(severity)).Write(": " + SafeText.Clean(message)).WriteLine();

    public void Summary(int errors, int warnings)
    {
        if (!_wroteDiagnostic)
            return;
        writer.WriteLine();
        if (errors > 0)
            writer.Write(Count(errors, "error"), TextRole.Error).Write(warnings > 0 ? ", " : "");
        if (warnings > 0)
            writer.Write(Count(warnings, "warning"), TextRole.Warning);
        writer.WriteLine();
    }

    private void WritePlace(SourceLocation location, Places places) =>
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{places.PathOf(location)}:{location.Line + 1}:{location.Column + 1}: "));

    private void WriteExcerpt(SourceLocation location, Places places, TextRole role)
    {
        if (places.LineOf(location) is not { } line)
            return;
        SourceExcerpt excerpt = SourceExcerpt.Of(line, location);
        string number = (location.Line + 1).ToString(CultureInfo.InvariantCulture);
        string margin = new(' ', number.Length);
        writer.Write($" {number} | ", TextRole.Faint).Write(excerpt.Line).WriteLine();
        writer.Write($" {margin} | ", TextRole.Faint).Write(excerpt.Indent).Write(excerpt.Marker, role).WriteLine();
    }

    private static string Name(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";

    private static TextRole Role(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? TextRole.Error : TextRole.Warning;

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
