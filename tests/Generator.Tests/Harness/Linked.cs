using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>Gives descriptors of .proto text, for tests of what comes after the front-end.</summary>
internal static class Linked
{
    /// <summary>Links one file that imports bundled files only, and demands that nothing is wrong with it.</summary>
    public static FileDescriptor File(string text, string path = "test.proto")
    {
        ParsedFile parsed = ProtoParser.Parse(new SourceText(path, text));
        LinkedFile linked = Linker.Link(parsed, [.. parsed.Syntax.Imports.Select(import => Bundled(import.Path.Text))]);
        Assert.DoesNotContain(parsed.Diagnostics.Concat(linked.Diagnostics), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return linked.Descriptor;
    }

    private static ResolvedImport Bundled(string path) =>
        BundledProtos.TryGet(path, out SourceText? source) ? ResolvedImport.Found(File(source.Content, path)) : ResolvedImport.NotFound;
}
