extern alias google;

using Cases.V2;
using Cases.V3;
using Google.Protobuf;
using ProtoGen.Tests.Wire.Support;
using GoogleV2 = google::Cases.V2;
using GoogleV3 = google::Cases.V3;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>One pinned example of each <see cref="Disagreement"/>: what Google.Protobuf 3.25.1 does, and what we do.</summary>
public sealed class DisagreementTests
{
    [Theory]
    [InlineData(Disagreement.LongTag, "88 80 80 80 80 00 01")]
    [InlineData(Disagreement.LongTag, "88 80 80 80 10 01")]
    [InlineData(Disagreement.LongLength, "92 3E 81 80 80 80 10 00")]
    public void APointThatGoogleTakesAndWeRefuse(Disagreement disagreement, string hex)
    {
        byte[] data = WireBuilder.Hex(hex);

        GoogleV3.Point.Parser.ParseFrom(data);
        Assert.Throws<ProtoException>(() => Point.Parse(data));
        Assert.Equal([disagreement], Judged("cases.v3.Point", data));
    }

    [Fact]
    public void Utf8()
    {
        byte[] data = WireBuilder.Hex("72 01 FF");

        Assert.Equal("\ufffd", GoogleV3.Scalars.Parser.ParseFrom(data).String);
        Assert.Throws<ProtoException>(() => Cases.V3.Scalars.Parse(data));
        Assert.Equal([Disagreement.Utf8], Judged("cases.v3.Scalars", data));
    }

    [Fact]
    public void WireTypeInMapEntry()
    {
        byte[] data = WireBuilder.Hex("0A 03 08 01 1F");

        Assert.Equal(0, GoogleV3.Maps.Parser.ParseFrom(data).Int32S[1]);
        Assert.Throws<ProtoException>(() => Maps.Parse(data));
        Assert.Equal([Disagreement.WireTypeInMapEntry], Judged("cases.v3.Maps", data));
    }

    [Fact]
    public void WrapperBounds()
    {
        byte[] data = WireBuilder.Hex("42 0A");

        Assert.Equal("", GoogleV3.Wrappers.Parser.ParseFrom(data).String);
        Assert.Throws<ProtoException>(() => Wrappers.Parse(data));
        Assert.Equal([Disagreement.WrapperBounds], Judged("cases.v3.Wrappers", data));
    }

    [Fact]
    public void ClosedEnum()
    {
        byte[] data = WireBuilder.Hex("08 63 08 14 38 0A");

        Assert.Equal(GoogleV2.Level.High, GoogleV2.ClosedEnums.Parser.ParseFrom(data).Single);
        Assert.Equal(Level.High, ClosedEnums.Parse(data).Single);
        Assert.Equal(WireBuilder.Hex("08 63"), ClosedEnums.Parse(data).UnknownFields.Span.ToArray());
        Assert.Equal([Disagreement.ClosedEnum], Judged("cases.v2.ClosedEnums", data));
    }

    [Fact]
    public void WrapperMerge()
    {
        byte[] data = WireBuilder.Hex("1A 02 08 05 1A 02 08 00");

        Assert.Equal(5, GoogleV3.Wrappers.Parser.ParseFrom(data).Int64);
        Assert.Equal(0, Wrappers.Parse(data).Int64);
        Assert.Equal([Disagreement.WrapperMerge], Judged("cases.v3.Wrappers", data));
    }

    [Fact]
    public void MapValueMerge()
    {
        byte[] data = WireBuilder.Hex("8A 01 08 12 02 08 01 12 02 10 02");

        Assert.Equal(0, GoogleV3.Maps.Parser.ParseFrom(data).Points[""].X);
        Assert.Equal(new Point { X = 1, Y = 2 }, Maps.Parse(data).Points[""]);
        Assert.Equal([Disagreement.MapValueMerge], Judged("cases.v3.Maps", data));
    }

    /// <summary>Valid data, so no row of the enum: Google leaves it out where there is no presence, though it is not the default.</summary>
    [Fact]
    public void NegativeZeroIsWrittenByUsOnly()
    {
        Assert.Empty(new GoogleV3.Scalars { Double = -0.0 }.ToByteArray());
        Assert.Equal(9, new Cases.V3.Scalars { Double = -0.0 }.CalculateSize());
    }

    private static Disagreement[] Judged(string name, byte[] data)
    {
        var judge = new Judge(Pairs.Find(name));
        judge.Compare(data);
        return [.. judge.Disagreements.Keys];
    }
}
