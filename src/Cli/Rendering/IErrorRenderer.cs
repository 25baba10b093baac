using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>Writes what is wrong, in one of the formats of <see cref="ErrorFormats"/>.</summary>
internal interface IErrorRenderer
{
    void Diagnostic(Diagnostic diagnostic, Places places);

    /// <summary>Something that has no place in a .proto file: an argument, a file that cannot be read.</summary>
    void Problem(DiagnosticSeverity severity, string message);

    void Summary(int errors, int warnings);
}
