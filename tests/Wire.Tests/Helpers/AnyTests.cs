extern alias google;

using Cases.V3;
using Google.Protobuf;
using ProtoGen.WellKnownTypes;
using GoogleAny = Google.Protobuf.WellKnownTypes.Any;
using GooglePoint = google::Cases.V3.Point;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class AnyTests
{
    [Fact]
    public void PacksAsGoogleDoes()
    {
        Any ours = Any.Pack(new Point { X = 1, Y = -2 });
        GoogleAny theirs = GoogleAny.Pack(new GooglePoint { X = 1, Y = -2 });

        Assert.Equal(theirs.ToByteArray(), ours.ToByteArray());
        Assert.Equal("type.googleapis.com/cases.v3.Point", ours.TypeUrl);
        Assert.Equal("cases.v3.Point", ours.TypeName);
        Assert.Equal(new Point { X = 1, Y = -2 }, ours.Unpack<Point>());
        Assert.Equal(new GooglePoint { X = 1, Y = -2 }, GoogleAny.Parser.ParseFrom(ours.ToByteArray()).Unpack<GooglePoint>());
    }

    [Theory]
    [InlineData("example.com/types")]
    [InlineData("example.com/types/")]
    [InlineData("")]
    public void ThePrefixCanBeChosen(string prefix)
    {
        Any ours = Any.Pack(new Point(), prefix);

        Assert.Equal(GoogleAny.Pack(new GooglePoint(), prefix).TypeUrl, ours.TypeUrl);
        Assert.True(ours.Is<Point>());
        Assert.True(ours.Is(Point.Descriptor));
        Assert.False(ours.Is(Lists.Descriptor));
    }

    [Theory]
    [InlineData("type.googleapis.com/cases.v3.Point", true)]
    [InlineData("/cases.v3.Point", true)]
    [InlineData("a/b/cases.v3.Point", true)]
    [InlineData("cases.v3.Point", false)]
    [InlineData("x/cases.v3.Points", false)]
    [InlineData("x/cases.v3.Point/", false)]
    [InlineData("", false)]
    public void TheNameStandsBehindTheLastSlash(string url, bool isPoint)
    {
        var any = new Any { TypeUrl = url };

        Assert.Equal(isPoint, any.Is<Point>());
        Assert.Equal(isPoint, new GoogleAny { TypeUrl = url }.Is(GooglePoint.Descriptor));
        Assert.Equal(GoogleAny.GetTypeName(url), any.TypeName);
        Assert.Equal(isPoint, any.TryUnpack(out Point _));
        if (!isPoint)
            Assert.Throws<ProtoException>(() => any.Unpack<Point>());
    }

    [Fact]
    public void MalformedContentIsAnError()
    {
        var any = new Any { TypeUrl = "x/cases.v3.Point", Value = [0x08] };

        Assert.Throws<ProtoException>(() => any.TryUnpack(out Point _));
        Assert.Throws<ProtoException>(() => any.Unpack<Point>());
    }

    [Fact]
    public void LimitsHoldForTheContent()
    {
        Any any = Any.Pack(new Tree { Left = new Tree { Left = new Tree() } });

        Assert.Throws<ProtoException>(() => any.Unpack<Tree>(new ParseOptions { MaxDepth = 1 }));
        Assert.True(any.TryUnpack(out Tree _, new ParseOptions { MaxDepth = 2 }));
    }
}
