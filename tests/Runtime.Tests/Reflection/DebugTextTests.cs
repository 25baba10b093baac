using System.Text.Json.Nodes;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Reflection;

public sealed class DebugTextTests
{
    public static TheoryData<string> OracleCases => [.. ReflectionData.JsonCases];

    [Theory]
    [MemberData(nameof(OracleCases))]
    public void IsTheProtoJsonThatProtobufEsWrites(string line)
    {
        string[] parts = line.Split(' ', 3);
        string text = Format(parts[0], parts[1] == "-" ? [] : Convert.FromHexString(parts[1]));
        Assert.DoesNotContain('\n', text);
        // Redaction is the one thing where text for people differs on purpose.
        JsonNode expected = JsonNode.Parse(parts[2].Replace("\"password\"", "\"[REDACTED]\"", StringComparison.Ordinal))!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(text)), text);
    }

    [Fact]
    public void IsOneCompactLine() =>
        Assert.Equal(
            """{"id":"u<1>","tags":["a\n","ü"],"oneTimeCode":"5"}""",
            Format("test.p3.User", new WireBuilder().Text(1, "u<1>").Text(4, "a\n").Text(4, "ü").Varint(14, 5)));

    [Fact]
    public void RedactedFieldsValuesAndMapsAreHidden()
    {
        Assert.Equal(
            """{"passwordHash":"[REDACTED]","secrets":"[REDACTED]"}""",
            Format("test.p3.User", new WireBuilder().Text(12, "hunter2").Bytes(17, new WireBuilder().Text(1, "k").Text(2, "v"))));
        Assert.Equal(
            """{"token":"[REDACTED]","level":"[REDACTED]","levels":["BRONZE","[REDACTED]"],"pin":"[REDACTED]"}""",
            Format("test.p2.Account", new WireBuilder().Text(3, "t").Varint(4, 2).Varint(9, 1).Varint(9, 2).Text(11, "1234")));
    }

    [Fact]
    public void RedactionHoldsInsideAny()
    {
        byte[] any = new WireBuilder().Text(1, "x/test.p3.User").Bytes(2, new WireBuilder().Text(12, "hunter2"));
        Assert.Equal("""{"any":{"@type":"x/test.p3.User","passwordHash":"[REDACTED]"}}""", Format("test.p3.Known", new WireBuilder().Bytes(1, any)));
    }

    [Fact]
    public void UnknownFieldsAreShownByNumberAndSizeOnly() =>
        Assert.Equal(
            """{"id":"u","#77":["varint","fixed32"],"#78":"3 bytes","#79":"group","#80":"1 byte","#81":"fixed64"}""",
            Format(
                "test.p3.User",
                new WireBuilder().Varint(77, 1).Text(78, "abc").Group(79, []).Text(1, "u").Bytes(80, [1]).Fixed64(81, 1).Fixed32(77, 1)));

    [Fact]
    public void WrongWireTypesAndForeignNumbersOfClosedEnumsAreUnknown()
    {
        Assert.Equal("""{"#1":"varint"}""", Format("test.p3.User", new WireBuilder().Varint(1, 5)));
        Assert.Equal("""{"level":"BRONZE","#4":"varint"}""", Format("test.p2.Account", new WireBuilder().Varint(4, 1).Varint(4, 9)));
        Assert.Equal("""{"role":9}""", Format("test.p3.User", new WireBuilder().Varint(3, 9)));
    }

    [Fact]
    public void RecordsOfOneFieldAreShownOnce() =>
        Assert.Equal(
            """{"id":"b","tags":["x","y"],"address":{"street":"s","city":"c"},"unpacked":[1,2,3],"oneTimeCode":"2"}""",
            Format(
                "test.p3.User",
                new WireBuilder().Text(1, "a").Text(4, "x").Bytes(7, new WireBuilder().Text(1, "s")).Varint(19, 1).Text(12, "gone").Varint(14, 2)
                    .Text(4, "y").Bytes(7, new WireBuilder().Text(2, "c")).Bytes(19, [2, 3]).Text(1, "b").Bytes(13, []).Varint(14, 2)));

    [Fact]
    public void MapEntriesHaveDefaults() =>
        Assert.Equal(
            """{"quotas":{"":"0","k":"0"},"byId":{"0":{}},"byFlag":{"false":"ROLE_UNSPECIFIED"}}""",
            Format("test.p3.User", new WireBuilder().Bytes(5, []).Bytes(5, new WireBuilder().Text(1, "k")).Bytes(15, []).Bytes(16, [])));

    [Fact]
    public void AnAnyOfAnUnknownTypeIsBase64() =>
        Assert.Equal(
            """{"any":{"@type":"x/y.Z","value":"AQI="}}""",
            Format("test.p3.Known", new WireBuilder().Bytes(1, new WireBuilder().Text(1, "x/y.Z").Bytes(2, [1, 2]))));

    [Fact]
    public void WellKnownValuesOutOfRangeAreShownFieldByField()
    {
        byte[] data = new WireBuilder()
            .Bytes(2, new WireBuilder().Varint(1, long.MaxValue))
            .Bytes(3, new WireBuilder().Varint(1, 1).Varint(2, -1));
        Assert.Equal("""{"timestamp":{"seconds":"9223372036854775807"},"duration":{"seconds":"1","nanos":-1}}""", Format("test.p3.Known", data));
    }

    [Fact]
    public void MalformedDataIsMarked()
    {
        Assert.Equal("""{"id":"u","…":"malformed"}""", Format("test.p3.User", new WireBuilder().Text(1, "u").Raw(0x12, 0x05)));
        Assert.Equal("""{"offsets":["-1","…"]}""", Format("test.p3.User", new WireBuilder().Bytes(20, [1, 0x80])));
    }

    [Fact]
    public void DepthIsLimited()
    {
        byte[] data = [];
        for (int i = 0; i < 300; i++)
            data = new WireBuilder().Bytes(8, data);
        string text = Format("test.p3.User", data);
        Assert.Contains("\"manager\":\"…\"", text, StringComparison.Ordinal);
        Assert.Equal(101, text.Split("\"manager\"").Length - 1);
    }

    [Fact]
    public void DynamicValuesCountAsDepthToo()
    {
        byte[] value = new WireBuilder().Varint(1, 0);
        for (int i = 0; i < 2000; i++)
            value = new WireBuilder().Bytes(6, new WireBuilder().Bytes(1, value));
        Assert.Contains("\"…\"", Format("test.p3.Known", new WireBuilder().Bytes(6, value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    public void TheLengthIsBounded(int field)
    {
        string text = Format("test.p3.User", new WireBuilder().Bytes(field, new byte[1_000_000]));
        Assert.InRange(text.Length, 64 * 1024, (64 * 1024) + 1);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ManySmallRecordsAreBoundedToo()
    {
        byte[] data = new byte[2_000_000];
        for (int i = 0; i < data.Length; i += 2)
            (data[i], data[i + 1]) = (0x4a, 0); // an empty past_addresses
        string text = Format("test.p3.User", data);
        Assert.InRange(text.Length, 1000, (64 * 1024) + 1);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutDoesNotSplitACharacter()
    {
        string text = Format("test.p3.User", new WireBuilder().Text(1, "a" + new string('ü', 100_000)));
        Assert.DoesNotContain('\ufffd', text);
        Assert.EndsWith("ü…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FormatTakesGeneratedMessages()
    {
        var mask = MessageCodec.Parse<FieldMask>((byte[])new WireBuilder().Text(1, "a_b.c").Text(1, "d"));
        Assert.Equal("\"aB.c,d\"", DebugText.Format(in mask));
        var type = MessageCodec.Parse<SourceContext>((byte[])new WireBuilder().Text(1, "x.proto").Varint(9, 1));
        Assert.Equal("""{"fileName":"x.proto","#9":"varint"}""", DebugText.Format(in type));
    }

    [Fact]
    public void AMessageThatCannotBeSerializedSaysWhy()
    {
        var context = new SourceContext { FileName = "\ud800" };
        Assert.StartsWith("<google.protobuf.SourceContext: ", DebugText.Format(in context), StringComparison.Ordinal);
    }

    private static string Format(string message, byte[] data) => DebugTextWriter.Format(ReflectionData.Message(message), data);
}
