using System.Linq;
using ProtoGen.Parser.Parsing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>Turns the text of one .proto file into its syntax. Never throws on bad input; looks at no other file.</summary>
public static class ProtoParser
{
    /// <summary>
    /// Parses a file of proto2, proto3 or an edition up to 2026. After an error it goes on with the next statement,
    /// so that <see cref="ParsedFile.Syntax"/> holds everything that could be understood.
    /// </summary>
    public static ParsedFile Parse(SourceText source)
    {
        var diagnostics = new DiagnosticBag(source);
        var parser = new Parsing.Parser(source, diagnostics);
        FileSyntax file = parser.ParseFile();
        parser.ReleaseTokens();
        // The lexer ran first, so its findings precede the parser's until they are sorted; the sort is stable.
        Diagnostic[] sorted = [.. diagnostics.Items.OrderBy(static item => item.Location.Span.Start)];
        return new ParsedFile(file, parser.Edition, sorted, diagnostics.HasErrors);
    }
}
