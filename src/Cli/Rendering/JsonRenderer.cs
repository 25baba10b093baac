using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>One JSON object per line. Lines and columns are one-based, columns count UTF-16 units, ends are exclusive.</summary>
internal sealed class JsonRenderer(TextWriter writer) : IErrorRenderer
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Diagnostic(Diagnostic diagnostic, Places places) => WriteObject(json =>
    {
        WriteSeverity(json, diagnostic.Severity);
        json.WriteString("id", diagnostic.Id);
        json.WriteString("message", SafeText.Clean(diagnostic.Message));
        WritePlace(json, diagnostic.Location, places);
        if (diagnostic.Related.Count > 0)
        {
            json.WriteStartArray("related");
            foreach (RelatedLocation related in diagnostic.Related)
            {
                json.WriteStartObject();
                json.WriteString("message", SafeText.Clean(related.Message));
                WritePlace(json, related.Location, places);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteString("help", diagnostic.Rule.Help);
    });

    public void Problem(DiagnosticSeverity severity, string message) => WriteObject(json =>
    {
        WriteSeverity(json, severity);
        json.WriteString("message", SafeText.Clean(message));
    });

    public void Summary(int errors, int warnings)
    {
    }

    private static void WriteSeverity(Utf8JsonWriter json, DiagnosticSeverity severity) =>
        json.WriteString("severity", severity == DiagnosticSeverity.Error ? "error" : "warning");

    private static void WritePlace(Utf8JsonWriter json, SourceLocation location, Places places)
    {
        json.WriteString("file", places.PathOf(location));
        json.WriteString("import", SafeText.Clean(location.Path));
        json.WriteNumber("line", location.Line + 1);
        json.WriteNumber("column", location.Column + 1);
        json.WriteNumber("endLine", location.EndLine + 1);
        json.WriteNumber("endColumn", location.EndColumn + 1);
    }

    private void WriteObject(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n");
    }
}
