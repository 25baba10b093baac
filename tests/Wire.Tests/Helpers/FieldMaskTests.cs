extern alias google;

using Cases.V3;
using ProtoGen.WellKnownTypes;
using GoogleMask = Google.Protobuf.WellKnownTypes.FieldMask;
using GoogleV3 = google::Cases.V3;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class FieldMaskTests
{
    private static readonly string[] _names = ["a", "b", "c", "a_b", "z"];

    [Fact]
    public void PathsComeAsText()
    {
        FieldMask mask = ["full_name", "address.city"];

        Assert.Equal("full_name,address.city", mask.ToPathString());
        Assert.Equal(mask, FieldMask.FromString("full_name,,address.city,"));
        Assert.Equal(default, FieldMask.FromString(""));
        Assert.Equal(GoogleMask.FromString("full_name,address.city").Paths, mask.Paths);
        Assert.Equal(["label", "left"], FieldMask.FromFieldNumbers<Tree>(1, 2).Paths);
        Assert.Throws<ArgumentException>(() => FieldMask.FromFieldNumbers<Tree>(99));
    }

    [Theory]
    [InlineData("label", true)]
    [InlineData("left.right.label", true)]
    [InlineData("children", true)]
    [InlineData("named", true)]
    [InlineData("leaf", true)]
    [InlineData("only.leaf", true)]
    [InlineData("children.label", false)]
    [InlineData("named.key", false)]
    [InlineData("label.x", false)]
    [InlineData("Label", false)]
    [InlineData("nowhere", false)]
    [InlineData("left.", false)]
    [InlineData(".label", false)]
    [InlineData("", false)]
    public void PathsAreCheckedAgainstAType(string path, bool isValid)
    {
        Assert.Equal(isValid, FieldMask.IsValidPath(Tree.Descriptor, path));
        Assert.Equal(isValid, FieldMask.Create("label", path).IsValidFor<Tree>());
        Assert.Equal(isValid, FieldMask.Create("label", path).IsValidFor(Tree.Descriptor));
        Assert.Equal(isValid, GoogleMask.IsValid(GoogleV3.Tree.Descriptor, path));
    }

    [Fact]
    public void GroupsAreMessages() => Assert.True(FieldMask.IsValidPath(V2.Groups.Descriptor, "single.deep.text"));

    [Theory]
    [InlineData("", "")]
    [InlineData("b,a,b", "a,b")]
    [InlineData("a.b,a", "a")]
    [InlineData("a,a.b.c", "a")]
    [InlineData("a.b.c,a.b.d,a.b", "a.b")]
    [InlineData("ab,a.b,a", "a,ab")]
    public void TheCanonicalFormIsSortedAndHasNothingTwice(string paths, string expected)
    {
        Assert.Equal(expected, FieldMask.FromString(paths).Normalize().ToPathString());
        Assert.Equal(expected, string.Join(',', GoogleMask.FromString(paths).Normalize().Paths.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void UnionAndIntersectionAreThoseOfGoogle()
    {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            FieldMask left = Random(random);
            FieldMask right = Random(random);
            GoogleMask theirLeft = Google(left);
            GoogleMask theirRight = Google(right);

            Assert.Equal(theirLeft.Normalize().Paths.Order(StringComparer.Ordinal), left.Normalize().Paths.Order(StringComparer.Ordinal));
            Assert.Equal(theirLeft.Union(theirRight).Paths.Order(StringComparer.Ordinal), left.Union(right).Paths.Order(StringComparer.Ordinal));
            FieldMask common = left.Intersect(right);
            Assert.Equal(theirLeft.Intersection(theirRight).Paths.Order(StringComparer.Ordinal), common.Paths.Order(StringComparer.Ordinal));
            Assert.Equal(common, common.Normalize());
            Assert.Equal(common, right.Intersect(left));
            foreach (string path in common.Paths)
                Assert.True(left.Covers(path) && right.Covers(path));
        }
    }

    [Theory]
    [InlineData("left,label", "label", "left")]
    [InlineData("left", "left", "")]
    [InlineData("left.label", "left", "")]
    [InlineData("left", "left.label", "left.children,left.leaf,left.left,left.named,left.only,left.right")]
    [InlineData("left.left", "left.left.leaf,left.left.label,right", "left.left.children,left.left.left,left.left.named,left.left.only,left.left.right")]
    [InlineData("left.left,left.right", "left.left,left.right", "")]
    [InlineData("children", "children.label", "children")]
    [InlineData("label", "nowhere", "label")]
    [InlineData("left", "left.nowhere", "left")]
    [InlineData("", "left", "")]
    public void SubtractionSpellsOutWhatIsLeft(string from, string what, string expected) =>
        Assert.Equal(expected, FieldMask.FromString(from).Subtract<Tree>(FieldMask.FromString(what)).ToPathString());

    [Fact]
    public void TakingEveryFieldOutLeavesNothing()
    {
        FieldMask all = FieldMask.FromFieldNumbers<Point>(1, 2);

        Assert.Equal(default, all.Subtract<Point>(["x", "y"]));
        Assert.Equal(["point.y"], FieldMask.Create("point").Subtract<Scalars>(["point.x"]).Paths);
        Assert.Equal(["bool"], FieldMask.Create("point", "bool").Subtract<Scalars>(["point.x", "point.y"]).Paths);
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "a.b", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a.b", "a", false)]
    [InlineData("x,a.b", "a.b.c", true)]
    public void CoverageGoesByWholeNames(string mask, string path, bool expected) => Assert.Equal(expected, FieldMask.FromString(mask).Covers(path));

    [Fact]
    public void HostilePathsAreRefused()
    {
        string deep = string.Join('.', Enumerable.Repeat("left", 1_000_000));
        FieldMask mask = [deep];
        Tree tree = default;

        Assert.Throws<ProtoException>(() => mask.Normalize());
        Assert.Throws<ProtoException>(() => mask.Union());
        Assert.Throws<ProtoException>(() => mask.Intersect(["left"]));
        Assert.Throws<ProtoException>(() => FieldMask.Create("left").Subtract<Tree>(mask));
        Assert.Throws<ProtoException>(() => mask.Trim(ref tree));
        Assert.Throws<ProtoException>(() => mask.Merge(default, ref tree));
        Assert.True(mask.IsValidFor<Tree>());
    }

    private static FieldMask Random(Random random) => new()
    {
        Paths = Repeated.From(Enumerable.Range(0, random.Next(6)).Select(_ => string.Join('.', Enumerable.Range(0, random.Next(1, 4)).Select(_ => _names[random.Next(_names.Length)])))),
    };

    private static GoogleMask Google(FieldMask mask)
    {
        var result = new GoogleMask();
        result.Paths.Add(mask.Paths);
        return result;
    }
}
