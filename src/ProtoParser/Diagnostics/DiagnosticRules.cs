namespace ProtoGen.Parser;

/// <summary>
/// The catalog of the lexer and the parser: PGEN00xx characters and tokens, PGEN01xx syntax, PGEN065x their warnings.
/// The linker's catalog is <c>LinkRules</c>. An id is never reused; each has a page in docs/diagnostics.
/// </summary>
public static partial class DiagnosticRules
{
    private static DiagnosticRule Error(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Error, title, message, help);

    private static DiagnosticRule Warning(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Warning, title, message, help);
}
