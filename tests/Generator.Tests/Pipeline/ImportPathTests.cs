using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Tests.Pipeline;

public class ImportPathTests
{
    [Theory]
    [InlineData("/p/protos/a/b.proto", "/p/", "protos", "", "a/b.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/p/protos/a/b.proto", "/p/", "protos/", "", "a/b.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/p/protos/a/b.proto", "/p/", "", "", "protos/a/b.proto", nameof(PathKind.InProject))]
    [InlineData("/p/protos/a/b.proto", "/p/", "/p/protos/a", "", "b.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/p/../shared/x.proto", "/p/", "../shared", "", "x.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/p/../shared/deep/x.proto", "/p/", "..\\shared\\", "", "deep/x.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/shared/x.proto", "/p/", "", "", "x.proto", nameof(PathKind.NameOnly))]
    [InlineData("/shared/deep/x.proto", "/p/", "", "deep/x.proto", "deep/x.proto", nameof(PathKind.InProject))]
    [InlineData("/shared/deep/x.proto", "/p/", "", "Protos\\x.proto", "Protos/x.proto", nameof(PathKind.InProject))]
    [InlineData("/shared/deep/x.proto", "/p/", "", "../x.proto", "x.proto", nameof(PathKind.NameOnly))]
    [InlineData("/p/a/x.proto", "/p/", "", "elsewhere/x.proto", "a/x.proto", nameof(PathKind.InProject))]
    [InlineData("/p/protos2/x.proto", "/p/", "protos", "", "x.proto", nameof(PathKind.OutsideRoot))]
    [InlineData("protos/x.proto", "", "protos", "", "x.proto", nameof(PathKind.BelowRoot))]
    [InlineData("/p/été #1/x.proto", "/p/", "été #1", "", "x.proto", nameof(PathKind.BelowRoot))]
    [InlineData("protos/x.proto", "", "", "", "protos/x.proto", nameof(PathKind.InProject))]
    public void TheImportPathStartsAtTheRoot(string file, string project, string root, string link, string expected, string kind)
    {
        (string importPath, PathKind found) = ImportPath.Of(file, project, root, link);

        Assert.Equal((expected, kind), (importPath, found.ToString()));
    }
}
