namespace ProtoGen.Parser;

/// <summary>
/// The catalog of the linker: PGEN02xx names and imports, PGEN03xx numbers and types, PGEN04xx options and features,
/// PGEN05xx the rest, PGEN06xx warnings. An id is never reused; each has a page in docs/diagnostics.
/// </summary>
public static partial class LinkRules
{
    private static DiagnosticRule Error(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Error, title, message, help);

    private static DiagnosticRule Warning(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Warning, title, message, help);
}
