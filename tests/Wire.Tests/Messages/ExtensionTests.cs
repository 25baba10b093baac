extern alias google;

using Cases.V2;
using Google.Protobuf;
using ProtoGen.Tests.Wire.Support;
using G = google::Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Extensions live among the unknown fields: what Google sets we carry, and Google finds it again.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void ExtensionsPassThrough()
    {
        var theirs = new G.Extendable { Known = 1, Strings = { "a", "b" } };
        theirs.SetExtension(G.Proto2Extensions.NumberExtension, 5);
        theirs.GetOrInitializeExtension(G.Proto2Extensions.TextExtension).Add(["x", "y"]);
        theirs.SetExtension(G.Proto2Extensions.InnerExtension, new G.Inner { Number = 6 });

        Extendable ours = Extendable.Parse(theirs.ToByteArray());
        Assert.Equal(1, ours.Known);
        Assert.False(ours.UnknownFields.IsEmpty);
        ours.Known = 2;

        theirs.Known = 2;
        var registry = new ExtensionRegistry { G.Proto2Extensions.NumberExtension, G.Proto2Extensions.TextExtension, G.Proto2Extensions.InnerExtension };
        Assert.Equal(theirs, G.Extendable.Parser.WithExtensionRegistry(registry).ParseFrom(ours.ToByteArray()));
    }

    [Fact]
    public void TheLargestFieldNumberPassesThrough()
    {
        byte[] data = WireBuilder.New().Text(536870911, "far").ToArray();

        Assert.Equal(data, Far.Parse(data).ToByteArray());
    }
}
