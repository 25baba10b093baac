using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Differential.Descriptors;

/// <summary>
/// Files linked against serialized descriptors of their imports, which is what a project has of the assemblies that it references: the descriptors that
/// come out are protoc's, as if the imports had been there as text.
/// </summary>
public sealed class CompiledImportsTests(Protoc protoc) : IClassFixture<Protoc>
{
    [Fact]
    public void EveryValidCaseLinksAgainstCompiledImports() => Check(Repository.Cases("valid"), [.. Repository.CaseNames("valid")]);

    [Fact]
    public void EveryFortiethFileOfTheCorpusLinksAgainstCompiledImports() =>
        Check(protoc.CorpusFolder, [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !CorpusFiles.CompilesAlone(path)).Where(static (_, index) => index % 40 == 0)]);

    private void Check(string folder, string[] files)
    {
        (byte[]? set, string errors) = protoc.Compile(folder, files);
        Assert.True(set is not null, errors);
        Dictionary<string, Google.Protobuf.ByteString> expected = CorpusComparison.Split(set);

        ProtoCompilation compilation = ProtoCompilation.Compile(files, new FolderSource(folder));
        var compiled = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (CompiledFile file in compilation.Files)
        {
            byte[] descriptor = file.Descriptor.ToDescriptorProto(includeSourceInfo: false, retainOptions: true);
            Assert.True(SourceText.TryFromDescriptor(null, descriptor, out SourceText? source, out string? error), $"{file.Path}: {error}");
            FileDescriptor own = Link(ProtoParser.Parse(source!), compiled);
            Assert.Equal(descriptor, own.ToDescriptorProto(includeSourceInfo: false, retainOptions: true));

            Assert.True(expected[file.Path].Span.SequenceEqual(Link(file.Parsed, compiled).ToDescriptorProto()), file.Path);
            compiled.Add(file.Path, own);
        }
        Assert.Equal(expected.Count, compiled.Count);
    }

    private static FileDescriptor Link(ParsedFile parsed, Dictionary<string, FileDescriptor> compiled)
    {
        LinkedFile linked = Linker.Link(parsed, [.. parsed.Syntax.Imports.Select(import => ResolvedImport.Found(compiled[import.Path.Text]))]);
        Assert.Empty(parsed.Diagnostics.Concat(linked.Diagnostics).Where(static item => item.Severity == DiagnosticSeverity.Error).Select(static item => item.ToString()));
        return linked.Descriptor;
    }
}
