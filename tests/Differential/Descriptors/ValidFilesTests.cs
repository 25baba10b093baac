using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Descriptors;

public sealed class ValidFilesTests(Protoc protoc) : IClassFixture<Protoc>
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames("valid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void DescriptorsHaveTheBytesThatProtocWrites(string file)
    {
        string folder = Repository.Cases("valid");
        (byte[]? expected, string errors) = protoc.Compile(folder, [file]);
        Assert.True(expected is not null, errors);

        ProtoCompilation compilation = ProtoCompilation.Compile([file], new FolderSource(folder));

        Assert.Empty(compilation.Diagnostics.Where(static item => item.Severity == DiagnosticSeverity.Error).Select(static item => item.ToString()));
        SameDescriptors.Check(expected, compilation.ToDescriptorSet(includeImports: true));
    }

    [Fact]
    public void BundledFilesOfProtobufAreThoseOfProtocAndSerializeAlike()
    {
        string[] files = [.. BundledProtos.Paths.Where(static path => path.StartsWith("google/protobuf/", StringComparison.Ordinal))];
        Assert.Contains("google/protobuf/descriptor.proto", files);
        (byte[]? expected, string errors) = protoc.Compile(protoc.IncludeFolder, files);
        Assert.True(expected is not null, errors);

        ProtoCompilation compilation = ProtoCompilation.Compile(files, new InMemoryProtoSource([]));

        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics));
        SameDescriptors.Check(expected, compilation.ToDescriptorSet(includeImports: true));
    }

    [Fact]
    public void AllValidCasesInOneCompilationGiveWhatProtocGivesForAll()
    {
        string folder = Repository.Cases("valid");
        string[] files = [.. Repository.CaseNames("valid")];
        (byte[]? expected, string errors) = protoc.Compile(folder, files);
        Assert.True(expected is not null, errors);

        SameDescriptors.Check(expected, ProtoCompilation.Compile(files, new FolderSource(folder)).ToDescriptorSet(includeImports: true));
    }
}
