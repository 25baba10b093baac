using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Tests.Pipeline;

public class HintNamesTests
{
    [Fact]
    public void APlainPathKeepsItsFolders() => Assert.Equal("protos/user_v1.x", HintNames.For(["protos/user_v1.x.proto"])["protos/user_v1.x.proto"]);

    [Fact]
    public void NamesAreUniqueIgnoringCase()
    {
        string[] paths = ["a.proto", "A.proto", "a b.proto", "a_b.proto", "é.proto", "è.proto", "d/a.proto", "D/a.PROTO", "../a.proto", "+.proto", ".proto", "x/../y.proto", new string('z', 500) + ".proto"];

        IReadOnlyDictionary<string, string> names = HintNames.For(paths);

        Assert.Equal(paths.Length, names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names.Values, name => Assert.Matches("^[A-Za-z0-9_-][A-Za-z0-9_./-]{0,140}$", name));
        Assert.All(names.Values, name => Assert.DoesNotContain("..", name, StringComparison.Ordinal));
    }

    [Fact]
    public void AnAddedFileRenamesNoOther() => Assert.Equal(HintNames.For(["a b.proto"])["a b.proto"], HintNames.For(["a b.proto", "a_c.proto"])["a b.proto"]);
}
