using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Tests.Pipeline;

public class ImportPathTests
{
    [Theory]
    [InlineData("/p/protos/a/b.proto", "/p/", "protos", "a/b.proto", false)]
    [InlineData("/p/protos/a/b.proto", "/p/", "protos/", "a/b.proto", false)]
    [InlineData("/p/protos/a/b.proto", "/p/", "", "protos/a/b.proto", false)]
    [InlineData("/p/protos/a/b.proto", "/p/", "/p/protos/a", "b.proto", false)]
    [InlineData("/p/../shared/x.proto", "/p/", "../shared", "x.proto", false)]
    [InlineData("/shared/x.proto", "/p/", "", "x.proto", false)]
    [InlineData("/p/protos2/x.proto", "/p/", "protos", "x.proto", true)]
    [InlineData("protos/x.proto", "", "protos", "x.proto", false)]
    [InlineData("protos/x.proto", "", "", "protos/x.proto", false)]
    [InlineData("/p/été #1/x.proto", "/p/", "été #1", "x.proto", false)]
    public void TheImportPathStartsAtTheRoot(string file, string project, string root, string expected, bool outside)
    {
        Assert.Equal(expected, ImportPath.Of(file, project, root, out bool isOutsideRoot));
        Assert.Equal(outside, isOutsideRoot);
    }
}
