using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Descriptors;

/// <summary>Spans, comments and paths of <c>SourceCodeInfo</c>, and the options that are kept on demand, against protoc.</summary>
public sealed class SourceInfoTests(Protoc protoc) : IClassFixture<Protoc>
{
    private const string SourceInfo = "--include_source_info";
    private const string RetainOptions = "--retain_options";

    public static TheoryData<string> Cases => [.. Repository.CaseNames("valid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void LocationsAreThoseThatProtocWrites(string file)
    {
        (byte[] expected, ProtoCompilation compilation) = Compile(file, SourceInfo);
        SameDescriptors.Check(expected, compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RetainedOptionsAreThoseThatProtocWrites(string file)
    {
        (byte[] expected, ProtoCompilation compilation) = Compile(file, RetainOptions);
        SameDescriptors.Check(expected, compilation.ToDescriptorSet(includeImports: true, retainOptions: true));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RetainedOptionsHaveTheirLocations(string file)
    {
        (byte[] expected, ProtoCompilation compilation) = Compile(file, RetainOptions, SourceInfo);
        SameDescriptors.Check(expected, compilation.ToDescriptorSet(includeImports: true, retainOptions: true, includeSourceInfo: true));
    }

    [Fact]
    public void LocationsOfBundledFilesAreThoseThatProtocWrites()
    {
        string[] files = [.. BundledProtos.Paths.Where(static path => path.StartsWith("google/protobuf/", StringComparison.Ordinal))];
        (byte[]? expected, string errors) = protoc.Compile(protoc.IncludeFolder, files, SourceInfo);
        Assert.True(expected is not null, errors);
        SameDescriptors.Check(expected, ProtoCompilation.Compile(files, new InMemoryProtoSource([])).ToDescriptorSet(includeImports: true, includeSourceInfo: true));
    }

    private (byte[] Expected, ProtoCompilation Compilation) Compile(string file, params string[] flags)
    {
        string folder = Repository.Cases("valid");
        (byte[]? expected, string errors) = protoc.Compile(folder, [file], flags);
        Assert.True(expected is not null, errors);
        return (expected, ProtoCompilation.Compile([file], new FolderSource(folder)));
    }
}
