using Cases.Json;
using Cases.V3;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Json;

public sealed class JsonOptionTests
{
    [Fact]
    public void DefaultsAreWrittenForFieldsWithoutPresence()
    {
        var options = new JsonFormatOptions { IncludeDefaults = true };

        Assert.Equal("""{"x":0,"y":0}""", default(Point).ToJson(options));
        Assert.Equal(
            """{"double":0,"float":0,"int32":0,"int64":"0","uint32":0,"uint64":"0","sint32":0,"sint64":"0","fixed32":0,"fixed64":"0","sfixed32":0,"sfixed64":"0","bool":false,"string":"","bytes":"","color":"COLOR_UNSPECIFIED"}""",
            default(Cases.V3.Scalars).ToJson(options));
        Assert.Equal("{}", default(Optionals).ToJson(options));
        Assert.Equal("""{"before":0,"after":""}""", default(Choice).ToJson(options));
        Assert.StartsWith("""{"doubles":[],"floats":[]""", default(Lists).ToJson(options), StringComparison.Ordinal);
        Assert.StartsWith("""{"int32s":{},"int64s":{}""", default(Maps).ToJson(options), StringComparison.Ordinal);
        Assert.Equal("""{"number":0,"text":"","numbers":[],"map":{},"null":null,"values":[],"nulls":[],"valueMap":{}}""", default(Nulls).ToJson(options));
    }

    [Fact]
    public void ProtoNamesAreWrittenWhenAskedFor()
    {
        var options = new JsonFormatOptions { UseProtoNames = true };
        Naming message = Naming.ParseJson("""{"snakeCaseName":1,"@given":2,"Leading":3,"moodByName":{"someKey":1}}""");

        Assert.Equal("""{"snake_case_name":1,"given":2,"_leading":3,"mood_by_name":{"someKey":"MOOD_GOOD"}}""", message.ToJson(options));
        Assert.Equal(message, Naming.ParseJson(message.ToJson(options)));
    }

    [Fact]
    public void EnumsAreWrittenAsNumbersWhenAskedFor()
    {
        var options = new JsonFormatOptions { EnumsAsNumbers = true };
        Naming message = Naming.ParseJson("""{"mood":"MOOD_MINUS","moods":["MOOD_FAR",5],"moodByName":{"a":"MOOD_FINE"}}""");

        Assert.Equal("""{"mood":-1,"moods":[1000000,5],"moodByName":{"a":1}}""", message.ToJson(options));
        Assert.Equal("""{"optionalNull":null}""", Nulls.ParseJson("""{"optionalNull":null}""").ToJson(options));
    }

    [Fact]
    public void IndentedJsonHasOneMemberPerLine()
    {
        var message = new Tree { Label = "a", Children = [new Tree { Label = "b" }] };

        string json = message.ToJson(new JsonFormatOptions { Indented = true });

        Assert.Equal(
            """
            {
              "label": "a",
              "children": [
                {
                  "label": "b"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            json.ReplaceLineEndings("\n"));
        Assert.Equal(message, Tree.ParseJson(json));
    }

    [Theory]
    [InlineData("""{"x":1,"other":{"a":[1,{"b":null}]},"y":2}""")]
    [InlineData("""{"other":1,"x":1,"y":2,"other":2}""")]
    [InlineData("""{"[some.extension]":[1],"x":1,"y":2}""")]
    [InlineData("""{"x":1,"y":2,"":""}""")]
    public void UnknownMembersAreSkippedWhenAskedFor(string json)
    {
        var options = new JsonParseOptions { IgnoreUnknownFields = true };

        Assert.Equal(new Point { X = 1, Y = 2 }, Point.ParseJson(json, options));
        Assert.Throws<ProtoException>(() => Point.ParseJson(json));
    }

    [Fact]
    public void UnknownMembersStillMustBeJson()
    {
        var options = new JsonParseOptions { IgnoreUnknownFields = true };

        Assert.Throws<ProtoException>(() => Point.ParseJson("""{"other":[1,}""", options));
        Assert.Throws<ProtoException>(() => Point.ParseJson("""{"other":01}""", options));
        Assert.Throws<ProtoException>(() => Point.ParseJson("""{"x":"a"}""", options));
    }

    [Fact]
    public void UnknownEnumNamesAreSkippedWhenAskedFor()
    {
        var options = new JsonParseOptions { IgnoreUnknownFields = true };

        Naming message = Naming.ParseJson("""{"mood":"BAD","moods":["MOOD_GOOD","BAD",7],"moodByName":{"a":"BAD","b":"MOOD_GOOD"}}""", options);

        Assert.Equal("""{"moods":["MOOD_GOOD",7],"moodByName":{"b":"MOOD_GOOD"}}""", message.ToJson());
        Assert.False(Optionals.ParseJson("""{"color":"BLUE"}""", options).HasColor);
        Assert.Equal(Choice.PickOneofCase.None, Choice.ParseJson("""{"color":"BLUE"}""", options).PickCase);
        Assert.Equal("""{"must":"LEVEL_LOW"}""", Cases.V2.ClosedEnums.ParseJson("""{"single":"X","many":["X"],"map":{"1":"X"},"chosen":"X","must":10}""", options).ToJson());
    }

    [Fact]
    public void Utf8IsReadAndWrittenWithoutAString()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        new Tree { Label = "ä" }.WriteJsonTo(output);

        Assert.Equal("""{"label":"ä"}"""u8.ToArray(), output.WrittenSpan.ToArray());
        Assert.Equal("ä", Tree.ParseJson(output.WrittenSpan).Label);
        Assert.Equal("x", Tree.ParseJson("""{"label":"x"}"""u8).Label);
    }

    [Fact]
    public void LongTextsAreWholeInBothDirections()
    {
        string text = string.Concat(Enumerable.Repeat("ä\"\\\n😀plain ", 20_000));
        var message = new Tree { Label = text, Children = [.. Enumerable.Range(0, 3000).Select(i => new Tree { Leaf = i })] };

        string json = message.ToJson();

        Assert.Equal(message, Tree.ParseJson(json));
        Assert.Equal("{}", default(Tree).ToJson());
    }

    [Fact]
    public void ALoneSurrogateCannotBeWritten()
    {
        Assert.Throws<ProtoException>(() => new Tree { Label = "a\uD800" }.ToJson());
        Assert.Throws<ProtoException>(() => new Tree { Label = "\uDC00\uD800" }.ToJson());
        Assert.Throws<ProtoException>(() => new Tree { Named = [new("\uD83D", default)] }.ToJson());
        Assert.Throws<ProtoException>(() => new Value { StringValue = "\uDFFF" }.ToJson());
        Assert.Equal("\"\\uD83D\\uDE00\"", new Value { StringValue = "😀" }.ToJson());
    }
}
