using System.Text;
using Cases.Json;
using Cases.V3;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Errors say which field, which line and column, and what was found there.</summary>
public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("""{"left":{"children":[{},{"leaf":"x"}]}}""", "cases.v3.Tree.left.children[1].leaf")]
    [InlineData("""{"named":{"a":{},"b":{"label":1}}}""", "cases.v3.Tree.named[\"b\"].label")]
    [InlineData("""{"children":[{},1]}""", "cases.v3.Tree.children[1]")]
    [InlineData("""{"children":{}}""", "cases.v3.Tree.children")]
    [InlineData("""{"left":{"what":1}}""", "cases.v3.Tree.left")]
    [InlineData("""{"left":{},"left":{}}""", "cases.v3.Tree.left")]
    [InlineData("""{"left":{"label":"a" "leaf":1}}""", "cases.v3.Tree.left.label")]
    [InlineData("""[]""", "cases.v3.Tree")]
    public void ThePathLeadsToTheValue(string json, string path)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Tree.ParseJson(json));

        Assert.Equal(path, problem.Path);
        Assert.StartsWith(path + ": ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysThatAreNumbersHaveNoQuotesInThePath()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Maps.ParseJson("""{"int32s":{"1":2},"lists":{"-5":{"int32s":[1,2,"c"]}}}"""));

        Assert.Equal("cases.v3.Maps.lists[-5].int32s[2]", problem.Path);
    }

    [Fact]
    public void ThePathGoesThroughValues()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => WellKnown.ParseJson("""{"struct":{"a":[1,1e999]}}"""));

        Assert.Equal("cases.v3.WellKnown.struct[\"a\"][1]", problem.Path);
    }

    [Fact]
    public void LineColumnAndOffsetAreThoseOfTheToken()
    {
        const string Json = "{\n  \"label\": \"ä\",\n  \"leaf\": 1.5\n}";

        ProtoException problem = Assert.Throws<ProtoException>(() => Tree.ParseJson(Json));

        Assert.EndsWith(" at line 3, column 11.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(Json[..Json.IndexOf("1.5", StringComparison.Ordinal)]).Length, problem.Offset);
        Assert.Equal("expected a 32-bit integer, found 1.5", problem.Problem);
    }

    [Fact]
    public void BrokenJsonIsReportedWhereItBreaks()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Tree.ParseJson("{\n\"leaf\": 1x}"));

        Assert.StartsWith("not valid JSON: ", problem.Problem, StringComparison.Ordinal);
        Assert.Equal(11, problem.Offset);
        Assert.Contains("line 2, column 10", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"label":{}}""", "expected a string, found an object")]
    [InlineData("""{"label":[]}""", "expected a string, found an array")]
    [InlineData("""{"label":true}""", "expected a string, found true")]
    [InlineData("""{"leaf":"abc"}""", "expected a 32-bit integer, found \"abc\"")]
    [InlineData("""{"children":[null]}""", "expected an object, found null")]
    [InlineData("""{"leef":1}""", "cases.v3.Tree has no field \"leef\"")]
    [InlineData("""{"label":"","label":""}""", "the field label is there twice")]
    [InlineData("""{"leaf":1,"only":{}}""", "two members of the oneof kind are there")]
    [InlineData("""{"named":{"a":{},"a":{}}}""", "the map has this key twice")]
    public void TheProblemSaysWhatWasExpected(string json, string text)
    {
        Assert.Equal(text, Assert.Throws<ProtoException>(() => Tree.ParseJson(json)).Problem);
    }

    [Fact]
    public void LongTokensAreShortened()
    {
        string json = $$"""{"leaf":"{{new string('ä', 1000)}}"}""";

        Assert.Equal($"expected a 32-bit integer, found \"{new string('ä', 20)}…\"", Assert.Throws<ProtoException>(() => Tree.ParseJson(json)).Problem);
    }

    [Theory]
    [InlineData("""{"pin":"4711"}""")]
    [InlineData("""{"inner":{"open":"4711"}}""")]
    [InlineData("""{"numbers":{"4711":"x"}}""")]
    [InlineData("""{"numbers":{"a":"4711"}}""")]
    public void RedactedFieldsShowNothing(string json)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Secrets.ParseJson(json.Replace("4711", "4711x", StringComparison.Ordinal)));

        Assert.DoesNotContain("4711", problem.Message, StringComparison.Ordinal);
        Assert.Contains("4711", Assert.Throws<ProtoException>(() => Secrets.ParseJson("""{"open":"4711x"}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidUtf8IsFound()
    {
        byte[] json = [.. "{\"label\":\"ab"u8, 0xC3, .. "\"}"u8];

        ProtoException problem = Assert.Throws<ProtoException>(() => Tree.ParseJson(json));

        Assert.Equal(12, problem.Offset);
        Assert.Throws<ProtoException>(() => Tree.ParseJson([.. "{\"label\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]));
    }

    [Fact]
    public void AMissingRequiredFieldIsNamedByItsMessage()
    {
        Assert.Equal("cases.v2.Required", Assert.Throws<ProtoException>(() => Cases.V2.Required.ParseJson("{}")).Path);
    }
}
