namespace ProtoGen.Parser.Tests.Parsing;

public sealed class BundledProtosTests
{
    public static TheoryData<string> Paths => [.. BundledProtos.Paths];

    [Theory]
    [MemberData(nameof(Paths))]
    public void EveryBundledFileParsesWithoutFindingsAndImportsBundledFiles(string path)
    {
        Assert.True(BundledProtos.TryGet(path, out SourceText source));

        ParsedFile file = ProtoParser.Parse(source);

        Assert.Equal(path, source.Path);
        Assert.Empty(file.Diagnostics);
        Assert.All(file.Syntax.Imports, import => Assert.True(BundledProtos.TryGet(import.Path.Text, out _), import.Path.Text));
    }

    [Theory]
    [InlineData("google/protobuf/descriptor.proto")]
    [InlineData("google/protobuf/compiler/plugin.proto")]
    [InlineData("google/protobuf/go_features.proto")]
    [InlineData("google/api/annotations.proto")]
    [InlineData("google/rpc/error_details.proto")]
    [InlineData("google/type/money.proto")]
    public void WellKnownPathsAreBundled(string path)
    {
        Assert.Contains(path, BundledProtos.Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("any.proto")]
    [InlineData("google/protobuf/any")]
    [InlineData("google\\protobuf\\any.proto")]
    public void OtherPathsAreNot(string path)
    {
        Assert.False(BundledProtos.TryGet(path, out _));
    }

    [Fact]
    public void TheSamePathGivesTheSameObject()
    {
        BundledProtos.TryGet("google/protobuf/any.proto", out SourceText first);
        BundledProtos.TryGet("google/protobuf/any.proto", out SourceText second);

        Assert.Same(first, second);
    }
}
