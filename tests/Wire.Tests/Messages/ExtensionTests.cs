extern alias google;

using Cases.Ext;
using Google.Protobuf;
using ProtoGen.Tests.Wire.Support;
using G = google::Cases.Ext;
using Theirs = google::Cases.Ext.ExtensionsExtensions;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Typed extensions against Google.Protobuf's: what one side sets, the other finds.</summary>
public sealed class ExtensionTests
{
    private static readonly ExtensionRegistry _registry =
    [
        Theirs.AnInt32, Theirs.AnInt64, Theirs.AUint32, Theirs.AUint64, Theirs.ASint32, Theirs.ASint64, Theirs.AFixed32, Theirs.AFixed64,
        Theirs.ASfixed32, Theirs.ASfixed64, Theirs.AFloat, Theirs.ADouble, Theirs.ABool, Theirs.AString, Theirs.SomeBytes, Theirs.AColor, Theirs.APart,
        Theirs.Clip, Theirs.Int32S, Theirs.PackedSint64S, Theirs.PackedFixed32S, Theirs.Doubles, Theirs.PackedBools, Theirs.Strings, Theirs.Blobs,
        Theirs.Colors, Theirs.PackedColors, Theirs.Parts, Theirs.Clips, Theirs.ADefaultInt32, Theirs.ADefaultString, Theirs.DefaultBytes,
        Theirs.ADefaultColor, Theirs.ADefaultDouble, Theirs.TheLast, G.Scope.Extensions.Scope, G.Scope.Extensions.Inside,
    ];

    [Fact]
    public void WhatWeSetGoogleFinds()
    {
        Base ours = Filled();
        ours.Known = 3;

        Assert.Equal(TheirsFilled(), ParseTheirs(ours.ToByteArray()));
        // Written in the order of the numbers, as Google writes them, the bytes are the same too.
        Assert.Equal(TheirsFilled().ToByteArray(), ours.ToByteArray());
    }

    [Fact]
    public void WhatGoogleSetsWeFind()
    {
        Base message = Base.Parse(TheirsFilled().ToByteArray());

        Assert.Equal(-5, message.GetExtension(ExtensionsExtensions.AnInt32));
        Assert.Equal(long.MinValue, message.GetExtension(ExtensionsExtensions.AnInt64));
        Assert.Equal(uint.MaxValue, message.GetExtension(ExtensionsExtensions.AUint32));
        Assert.Equal(ulong.MaxValue, message.GetExtension(ExtensionsExtensions.AUint64));
        Assert.Equal(-6, message.GetExtension(ExtensionsExtensions.ASint32));
        Assert.Equal(-7L, message.GetExtension(ExtensionsExtensions.ASint64));
        Assert.Equal(8u, message.GetExtension(ExtensionsExtensions.AFixed32));
        Assert.Equal(9ul, message.GetExtension(ExtensionsExtensions.AFixed64));
        Assert.Equal(-10, message.GetExtension(ExtensionsExtensions.ASfixed32));
        Assert.Equal(-11L, message.GetExtension(ExtensionsExtensions.ASfixed64));
        Assert.Equal(1.5f, message.GetExtension(ExtensionsExtensions.AFloat));
        Assert.Equal(-2.5, message.GetExtension(ExtensionsExtensions.ADouble));
        Assert.Equal(false, message.GetExtension(ExtensionsExtensions.ABool));
        Assert.Equal("zwölf", message.GetExtension(ExtensionsExtensions.AString));
        Assert.Equal([1, 2], message.GetExtension(ExtensionsExtensions.SomeBytes));
        Assert.Equal(Color.Blue, message.GetExtension(ExtensionsExtensions.AColor));
        Assert.Equal(NewPart(1), message.GetExtension(ExtensionsExtensions.APart));
        Assert.Equal(new Clip { Size = 3, Labels = ["a"] }, message.GetExtension(ExtensionsExtensions.Clip));
        Assert.Equal([1, -2, 300], message.GetExtension(ExtensionsExtensions.Int32S));
        Assert.Equal([-1L, 1L << 40], message.GetExtension(ExtensionsExtensions.PackedSint64S));
        Assert.Equal([1u, 2u], message.GetExtension(ExtensionsExtensions.PackedFixed32S));
        Assert.Equal([0.5, double.NaN], message.GetExtension(ExtensionsExtensions.Doubles));
        Assert.Equal([true, false], message.GetExtension(ExtensionsExtensions.PackedBools));
        Assert.Equal(["x", ""], message.GetExtension(ExtensionsExtensions.Strings));
        Assert.Equal([[7], []], message.GetExtension(ExtensionsExtensions.Blobs));
        Assert.Equal([Color.Red, Color.Blue], message.GetExtension(ExtensionsExtensions.Colors));
        Assert.Equal([Color.Blue], message.GetExtension(ExtensionsExtensions.PackedColors));
        Assert.Equal([NewPart(2), NewPart(3)], message.GetExtension(ExtensionsExtensions.Parts));
        Assert.Equal([new Clips { Size = 4 }, default], message.GetExtension(ExtensionsExtensions.Clips));
        Assert.Equal(1, message.GetExtension(ExtensionsExtensions.TheLast));
        Assert.Equal(new Scope { Name = "s" }, message.GetExtension(Scope.Extensions.Scope));
        Assert.Equal([1ul, 2ul], message.GetExtension(Scope.Extensions.Inside));
    }

    [Fact]
    public void AnAbsentExtensionIsNullAndHasItsDefault()
    {
        var message = new Base { Known = 1 };
        var theirs = new G.Base { Known = 1 };

        Assert.Null(message.GetExtension(ExtensionsExtensions.ADefaultInt32));
        Assert.Null(message.GetExtension(ExtensionsExtensions.ADefaultString));
        Assert.False(message.HasExtension(ExtensionsExtensions.ADefaultInt32));
        Assert.True(message.GetExtension(ExtensionsExtensions.Parts).IsEmpty);
        Assert.Equal(theirs.GetExtension(Theirs.ADefaultInt32), message.GetExtensionOrDefault(ExtensionsExtensions.ADefaultInt32));
        Assert.Equal(theirs.GetExtension(Theirs.ADefaultString), message.GetExtensionOrDefault(ExtensionsExtensions.ADefaultString));
        Assert.Equal(theirs.GetExtension(Theirs.DefaultBytes).ToByteArray(), message.GetExtensionOrDefault(ExtensionsExtensions.DefaultBytes).ToByteArray());
        Assert.Equal((int)theirs.GetExtension(Theirs.ADefaultColor), (int)message.GetExtensionOrDefault(ExtensionsExtensions.ADefaultColor));
        Assert.Equal(theirs.GetExtension(Theirs.ADefaultDouble), message.GetExtensionOrDefault(ExtensionsExtensions.ADefaultDouble));
        Assert.Equal(theirs.GetExtension(Theirs.AString), message.GetExtensionOrDefault(ExtensionsExtensions.AString));
        Assert.Equal(Color.Red, message.GetExtensionOrDefault(ExtensionsExtensions.AColor));
    }

    [Fact]
    public void ADefaultThatIsSetIsSet()
    {
        var message = new Base();
        message.SetExtension(ExtensionsExtensions.AnInt32, 0);
        message.SetExtension(ExtensionsExtensions.AString, "");
        message.SetExtension(ExtensionsExtensions.Clip, new Clip());

        Assert.True(message.HasExtension(ExtensionsExtensions.AnInt32));
        Assert.Equal("", message.GetExtension(ExtensionsExtensions.AString));
        Assert.Equal(default(Clip), message.GetExtension(ExtensionsExtensions.Clip));
        Assert.Equal(WireBuilder.New().Varint(100, 0).Text(113, "").Group(117, _ => { }).ToArray(), message.ToByteArray());
    }

    [Fact]
    public void RecordsMergeAsInAnyMessage()
    {
        byte[] data = WireBuilder.New()
            .Message(116, w => w.Varint(1, 1).Varint(2, 10))
            .Varint(100, 1).Varint(200, 1).Bytes(200, 2, 3)
            .Varint(201, 1).Bytes(201, 2, 3).Varint(201, 4)
            .Varint(100, 2)
            .Message(116, w => w.Varint(2, 11).Message(3, n => n.Varint(1, 5)))
            .Message(116, w => w.Varint(1, 9).Message(3, n => n.Varint(2, 6)))
            .Group(117, w => w.Varint(1, 1)).Group(117, w => w.Text(2, "l"))
            .ToArray();
        Base message = Base.Parse(data);
        G.Base theirs = ParseTheirs(data);

        Assert.Equal(theirs.GetExtension(Theirs.AnInt32), message.GetExtension(ExtensionsExtensions.AnInt32));
        Assert.Equal(theirs.GetExtension(Theirs.Int32S), message.GetExtension(ExtensionsExtensions.Int32S));
        Assert.Equal(theirs.GetExtension(Theirs.PackedSint64S), message.GetExtension(ExtensionsExtensions.PackedSint64S));
        Assert.Equal(theirs.GetExtension(Theirs.APart).ToByteArray(), message.GetExtension(ExtensionsExtensions.APart)?.ToByteArray());
        Assert.Equal(theirs.GetExtension(Theirs.Clip).ToByteArray(), message.GetExtension(ExtensionsExtensions.Clip)?.ToByteArray());
    }

    [Fact]
    public void ANumberThatItsClosedEnumLacksIsNoValue()
    {
        byte[] data = WireBuilder.New().Varint(115, 2).Varint(115, 77).Varint(207, 77).Varint(207, 1).Bytes(208, 77, 2).ToArray();
        Base message = Base.Parse(data);

        // Google's C# classes take every enum for open.
        Assert.Equal(Color.Blue, message.GetExtension(ExtensionsExtensions.AColor));
        Assert.Equal([Color.Red], message.GetExtension(ExtensionsExtensions.Colors));
        Assert.Equal([Color.Blue], message.GetExtension(ExtensionsExtensions.PackedColors));
        Assert.False(Base.Parse(WireBuilder.New().Varint(115, 77).ToArray()).HasExtension(ExtensionsExtensions.AColor));
        Assert.Null(Base.Parse(WireBuilder.New().Varint(115, 77).ToArray()).GetExtension(ExtensionsExtensions.AColor));
    }

    [Fact]
    public void AnotherWireTypeIsAnotherField()
    {
        Base message = Base.Parse(WireBuilder.New().Text(100, "x").Varint(113, 1).Varint(116, 1).ToArray());

        Assert.False(message.HasExtension(ExtensionsExtensions.AnInt32));
        Assert.Null(message.GetExtension(ExtensionsExtensions.AnInt32));
        Assert.Null(message.GetExtension(ExtensionsExtensions.AString));
        Assert.False(message.HasExtension(ExtensionsExtensions.APart));
    }

    [Fact]
    public void SettingReplacesAtTheFirstPlaceAndKeepsTheOrderOfTheRest()
    {
        Base message = Base.Parse(WireBuilder.New().Varint(900, 1).Varint(100, 1).Text(901, "x").Varint(100, 2).Group(902, w => w.Varint(1, 1)).ToArray());
        Base copy = message;

        message.SetExtension(ExtensionsExtensions.AnInt32, 3);
        message.SetExtension(ExtensionsExtensions.AString, "new");

        Assert.Equal(WireBuilder.New().Varint(900, 1).Varint(100, 3).Text(901, "x").Group(902, w => w.Varint(1, 1)).Text(113, "new").ToArray(), message.ToByteArray());
        Assert.Equal(2, copy.GetExtension(ExtensionsExtensions.AnInt32));
        Assert.False(copy.HasExtension(ExtensionsExtensions.AString));
    }

    [Fact]
    public void ClearingTakesAllRecordsAway()
    {
        Base message = Base.Parse(WireBuilder.New().Varint(100, 1).Varint(900, 1).Text(100, "odd").Varint(200, 1).ToArray());

        message.ClearExtension(ExtensionsExtensions.AnInt32);
        message.SetExtension(ExtensionsExtensions.Int32S, []);
        Assert.Equal(WireBuilder.New().Varint(900, 1).ToArray(), message.ToByteArray());

        message.SetExtension(ExtensionsExtensions.AString, "x");
        message.SetExtension(ExtensionsExtensions.AString, null);
        message.SetExtension(ExtensionsExtensions.APart, NewPart(1));
        message.SetExtension(ExtensionsExtensions.APart, null);
        Assert.Equal(WireBuilder.New().Varint(900, 1).ToArray(), message.ToByteArray());

        message.UnknownFields = default;
        message.ClearExtension(ExtensionsExtensions.AnInt32);
        Assert.Equal(default, message);
    }

    [Fact]
    public void AppendingIsANewList()
    {
        var message = new Base();
        for (int i = 0; i < 3; i++)
            message.SetExtension(ExtensionsExtensions.Int32S, [.. message.GetExtension(ExtensionsExtensions.Int32S), i]);

        Assert.Equal([0, 1, 2], message.GetExtension(ExtensionsExtensions.Int32S));
    }

    [Fact]
    public void MalformedAndIncompleteExtensionsSayWhichTheyAre()
    {
        Base truncated = Base.Parse(WireBuilder.New().Bytes(116, 8).ToArray());
        Base incomplete = Base.Parse(WireBuilder.New().Bytes(116).Bytes(209).ToArray());
        Base packed = Base.Parse(WireBuilder.New().Bytes(202, 1, 2, 3).ToArray());

        Assert.True(truncated.HasExtension(ExtensionsExtensions.APart));
        var problem = Assert.Throws<ProtoException>(() => truncated.GetExtension(ExtensionsExtensions.APart));
        Assert.Equal("cases.ext.Base.[cases.ext.a_part]: the data ends inside a field.", problem.Message);
        Assert.Throws<ProtoException>(() => truncated.GetExtensionOrDefault(ExtensionsExtensions.APart));
        Assert.Contains("required", Assert.Throws<ProtoException>(() => incomplete.GetExtension(ExtensionsExtensions.APart)).Message, StringComparison.Ordinal);
        Assert.Contains("required", Assert.Throws<ProtoException>(() => incomplete.GetExtension(ExtensionsExtensions.Parts)).Message, StringComparison.Ordinal);
        Assert.Throws<ProtoException>(() => packed.GetExtension(ExtensionsExtensions.PackedFixed32S));
    }

    [Fact]
    public void NestingBeyondTheLimitIsAnError()
    {
        byte[] Nest(int depth) => WireBuilder.Nest(depth, inner => WireBuilder.New().Varint(1, 1).Bytes(3, inner).ToArray());
        Base At(int depth) => Base.Parse(WireBuilder.New().Bytes(116, [.. WireBuilder.New().Varint(1, 1).ToArray(), .. Nest(depth)]).ToArray());

        Assert.Throws<ProtoException>(() => At(200).GetExtension(ExtensionsExtensions.APart));
    }

    [Fact]
    public void ManyRecordsOfOneMessageAreReadInLinearTime()
    {
        const int Count = 200_000;
        WireBuilder data = WireBuilder.New().Message(116, w => w.Varint(1, 1));
        for (int i = 0; i < Count; i++)
            data.Bytes(116, 16, 1);

        Assert.Equal(Count, Base.Parse(data.ToArray()).GetExtension(ExtensionsExtensions.APart)?.Numbers.Count);
    }

    [Fact]
    public void AnExtensionKnowsItsNumberAndItsDescriptor()
    {
        Assert.Equal(100, ExtensionsExtensions.AnInt32.FieldNumber);
        Assert.Equal("cases.ext.an_int32", ExtensionsExtensions.AnInt32.Descriptor.FullName);
        Assert.Equal("cases.ext.Scope.inside", Scope.Extensions.Inside.ToString());
        Assert.Equal(-7, ExtensionsExtensions.ADefaultInt32.DefaultValue);
        Assert.Throws<ArgumentNullException>(() => default(Base).GetExtension((RepeatedExtension<Base, int>)null!));
        Assert.Throws<ArgumentNullException>(() => default(Base).HasExtension<int>(null!));
    }

    [Fact]
    public void UnknownExtensionsPassThrough()
    {
        byte[] data = WireBuilder.New().Varint(1, 1).Text(536870911, "far").ToArray();

        Assert.Equal(data, Base.Parse(data).ToByteArray());
        Assert.Equal(WireBuilder.New().Text(536870911, "far").ToArray(), V2.Far.Parse(WireBuilder.New().Text(536870911, "far").ToArray()).ToByteArray());
    }

    private static Part NewPart(int id) => new() { Id = id, Numbers = [1, 2], Next = new Part { Id = id + 1 } };

    private static G.Base ParseTheirs(byte[] data) => G.Base.Parser.WithExtensionRegistry(_registry).ParseFrom(data);

    private static Base Filled()
    {
        var message = new Base();
        message.SetExtension(ExtensionsExtensions.AnInt32, -5);
        message.SetExtension(ExtensionsExtensions.AnInt64, long.MinValue);
        message.SetExtension(ExtensionsExtensions.AUint32, uint.MaxValue);
        message.SetExtension(ExtensionsExtensions.AUint64, ulong.MaxValue);
        message.SetExtension(ExtensionsExtensions.ASint32, -6);
        message.SetExtension(ExtensionsExtensions.ASint64, -7);
        message.SetExtension(ExtensionsExtensions.AFixed32, 8u);
        message.SetExtension(ExtensionsExtensions.AFixed64, 9ul);
        message.SetExtension(ExtensionsExtensions.ASfixed32, -10);
        message.SetExtension(ExtensionsExtensions.ASfixed64, -11);
        message.SetExtension(ExtensionsExtensions.AFloat, 1.5f);
        message.SetExtension(ExtensionsExtensions.ADouble, -2.5);
        message.SetExtension(ExtensionsExtensions.ABool, false);
        message.SetExtension(ExtensionsExtensions.AString, "zwölf");
        message.SetExtension(ExtensionsExtensions.SomeBytes, ByteString.CopyFrom(1, 2));
        message.SetExtension(ExtensionsExtensions.AColor, Color.Blue);
        message.SetExtension(ExtensionsExtensions.APart, NewPart(1));
        message.SetExtension(ExtensionsExtensions.Clip, new Clip { Size = 3, Labels = ["a"] });
        message.SetExtension(ExtensionsExtensions.Int32S, [1, -2, 300]);
        message.SetExtension(ExtensionsExtensions.PackedSint64S, [-1, 1L << 40]);
        message.SetExtension(ExtensionsExtensions.PackedFixed32S, [1u, 2u]);
        message.SetExtension(ExtensionsExtensions.Doubles, [0.5, double.NaN]);
        message.SetExtension(ExtensionsExtensions.PackedBools, [true, false]);
        message.SetExtension(ExtensionsExtensions.Strings, ["x", ""]);
        message.SetExtension(ExtensionsExtensions.Blobs, [[7], []]);
        message.SetExtension(ExtensionsExtensions.Colors, [Color.Red, Color.Blue]);
        message.SetExtension(ExtensionsExtensions.PackedColors, [Color.Blue]);
        message.SetExtension(ExtensionsExtensions.Parts, [NewPart(2), NewPart(3)]);
        message.SetExtension(ExtensionsExtensions.Clips, [new Clips { Size = 4 }, default]);
        message.SetExtension(Scope.Extensions.Scope, new Scope { Name = "s" });
        message.SetExtension(Scope.Extensions.Inside, [1ul, 2ul]);
        message.SetExtension(ExtensionsExtensions.TheLast, 1);
        return message;
    }

    private static G.Base TheirsFilled()
    {
        static G.Part NewPart(int id) => new() { Id = id, Numbers = { 1, 2 }, Next = new G.Part { Id = id + 1 } };
        var message = new G.Base { Known = 3 };
        message.SetExtension(Theirs.AnInt32, -5);
        message.SetExtension(Theirs.AnInt64, long.MinValue);
        message.SetExtension(Theirs.AUint32, uint.MaxValue);
        message.SetExtension(Theirs.AUint64, ulong.MaxValue);
        message.SetExtension(Theirs.ASint32, -6);
        message.SetExtension(Theirs.ASint64, -7);
        message.SetExtension(Theirs.AFixed32, 8u);
        message.SetExtension(Theirs.AFixed64, 9ul);
        message.SetExtension(Theirs.ASfixed32, -10);
        message.SetExtension(Theirs.ASfixed64, -11);
        message.SetExtension(Theirs.AFloat, 1.5f);
        message.SetExtension(Theirs.ADouble, -2.5);
        message.SetExtension(Theirs.ABool, false);
        message.SetExtension(Theirs.AString, "zwölf");
        message.SetExtension(Theirs.SomeBytes, Google.Protobuf.ByteString.CopyFrom(1, 2));
        message.SetExtension(Theirs.AColor, G.Color.Blue);
        message.SetExtension(Theirs.APart, NewPart(1));
        message.SetExtension(Theirs.Clip, new G.Clip { Size = 3, Labels = { "a" } });
        message.GetOrInitializeExtension(Theirs.Int32S).Add([1, -2, 300]);
        message.GetOrInitializeExtension(Theirs.PackedSint64S).Add([-1, 1L << 40]);
        message.GetOrInitializeExtension(Theirs.PackedFixed32S).Add([1, 2]);
        message.GetOrInitializeExtension(Theirs.Doubles).Add([0.5, double.NaN]);
        message.GetOrInitializeExtension(Theirs.PackedBools).Add([true, false]);
        message.GetOrInitializeExtension(Theirs.Strings).Add(["x", ""]);
        message.GetOrInitializeExtension(Theirs.Blobs).Add([Google.Protobuf.ByteString.CopyFrom(7), Google.Protobuf.ByteString.Empty]);
        message.GetOrInitializeExtension(Theirs.Colors).Add([G.Color.Red, G.Color.Blue]);
        message.GetOrInitializeExtension(Theirs.PackedColors).Add([G.Color.Blue]);
        message.GetOrInitializeExtension(Theirs.Parts).Add([NewPart(2), NewPart(3)]);
        message.GetOrInitializeExtension(Theirs.Clips).Add([new G.Clips { Size = 4 }, new G.Clips()]);
        message.SetExtension(G.Scope.Extensions.Scope, new G.Scope { Name = "s" });
        message.GetOrInitializeExtension(G.Scope.Extensions.Inside).Add([1, 2]);
        message.SetExtension(Theirs.TheLast, 1);
        return message;
    }
}
