extern alias google;

using Cases.Json;
using Cases.V3;
using Google.Protobuf;
using ProtoGen.CodeGen;
using GoogleJson = google::Cases.Json;
using GoogleV3 = google::Cases.V3;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Texts of every kind: what they mean, or that they are refused. Where Google.Protobuf judges otherwise than the specification, the case says so.</summary>
public sealed class JsonVerdictTests
{
    [Theory]
    // Integers
    [InlineData("""{"int32":12}""", """{"int32":12}""")]
    [InlineData("""{"int32":"-12"}""", """{"int32":-12}""")]
    [InlineData("""{"int32":1.0}""", """{"int32":1}""")]
    [InlineData("""{"int32":1e3}""", """{"int32":1000}""")]
    [InlineData("""{"int32":"1.5E1"}""", """{"int32":15}""")]
    [InlineData("""{"int32":0.0e99999999999}""", "{}")]
    [InlineData("""{"int32":-2147483648}""", """{"int32":-2147483648}""")]
    [InlineData("""{"int32":2147483647.000}""", """{"int32":2147483647}""")]
    [InlineData("""{"uint32":4294967295}""", """{"uint32":4294967295}""")]
    [InlineData("""{"uint32":-0}""", "{}")]
    [InlineData("""{"int64":"9223372036854775807"}""", """{"int64":"9223372036854775807"}""")]
    [InlineData("""{"int64":-9223372036854775808}""", """{"int64":"-9223372036854775808"}""")]
    [InlineData("""{"uint64":18446744073709551615}""", """{"uint64":"18446744073709551615"}""")]
    [InlineData("""{"uint64":"1844674407370955161.5e1"}""", """{"uint64":"18446744073709551615"}""")]
    [InlineData("""{"fixed64":10e-1}""", """{"fixed64":"1"}""")]
    // Floating point
    [InlineData("""{"double":1}""", """{"double":1}""")]
    [InlineData("""{"double":"NaN"}""", """{"double":"NaN"}""")]
    [InlineData("""{"double":"-Infinity"}""", """{"double":"-Infinity"}""")]
    [InlineData("""{"double":"1.5"}""", """{"double":1.5}""")]
    [InlineData("""{"double":1e-999}""", "{}")]
    [InlineData("""{"double":-0.0}""", """{"double":-0}""")]
    [InlineData("""{"double":0.1}""", """{"double":0.1}""")]
    [InlineData("""{"float":0.1}""", """{"float":0.1}""")]
    [InlineData("""{"float":"Infinity"}""", """{"float":"Infinity"}""")]
    [InlineData("""{"float":3.4028235e38}""", """{"float":3.4028235E+38}""")]
    // Strings
    [InlineData("""{"string":"\u00e4\n\ud83d\ude00"}""", """{"string":"ä\n\uD83D\uDE00"}""")]
    [InlineData("""{"string":"<a href='x'>&"}""", """{"string":"<a href='x'>&"}""")]
    [InlineData("""{"\u0073tring":"x"}""", """{"string":"x"}""")]
    // Bytes
    [InlineData("""{"bytes":"AQI="}""", """{"bytes":"AQI="}""")]
    [InlineData("""{"bytes":"AQI"}""", """{"bytes":"AQI="}""")]
    [InlineData("""{"bytes":"-_8="}""", """{"bytes":"+/8="}""")]
    [InlineData("""{"bytes":"-_8"}""", """{"bytes":"+/8="}""")]
    [InlineData("""{"bytes":"\u0041Q=="}""", """{"bytes":"AQ=="}""")]
    [InlineData("""{"bytes":""}""", "{}")]
    // Enums
    [InlineData("""{"color":"COLOR_RED"}""", """{"color":"COLOR_RED"}""")]
    [InlineData("""{"color":1}""", """{"color":"COLOR_RED"}""")]
    [InlineData("""{"color":1.0}""", """{"color":"COLOR_RED"}""")]
    [InlineData("""{"color":77}""", """{"color":77}""")]
    [InlineData("""{"color":-5}""", """{"color":"COLOR_MINUS"}""")]
    [InlineData("""{"color":"COLOR_LARGE"}""", """{"color":"COLOR_LARGE"}""")]
    // Messages
    [InlineData("""{"point":{}}""", """{"point":{}}""")]
    [InlineData("""{"nested":{"nested":{"bool":true}}}""", """{"nested":{"nested":{"bool":true}}}""")]
    [InlineData("""{"point":null,"int32":null,"string":null,"bytes":null,"color":null}""", "{}")]
    [InlineData(" \t\r\n{ } \n", "{}")]
    public void AcceptedTextIsWrittenInItsCanonicalForm(string json, string canonical)
    {
        Assert.Equal(canonical, Cases.V3.Scalars.ParseJson(json).ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"int32":1,}""")]
    [InlineData("""{int32:1}""")]
    [InlineData("""{'int32':1}""")]
    [InlineData("""{"int32":1 /* one */}""")]
    [InlineData("""{"int32":01}""")]
    [InlineData("""{"int32":+1}""")]
    [InlineData("""{"int32":1.5}""")]
    [InlineData("""{"int32":1e-1}""")]
    [InlineData("""{"int32":2147483648}""")]
    [InlineData("""{"int32":-2147483649}""")]
    [InlineData("""{"int32":1e999999999999}""")]
    [InlineData("""{"int32":true}""")]
    [InlineData("""{"int32":{}}""")]
    [InlineData("""{"int32":[1]}""")]
    [InlineData("""{"int32":""}""")]
    [InlineData("""{"int32":" 1"}""")]
    [InlineData("""{"int32":"1 "}""")]
    [InlineData("""{"int32":"+1"}""")]
    [InlineData("""{"int32":"01"}""")]
    [InlineData("""{"int32":"1e"}""")]
    [InlineData("""{"int32":"0x1"}""")]
    [InlineData("""{"int32":"1."}""")]
    [InlineData("""{"int32":".5e1"}""")]
    [InlineData("""{"int32":"NaN"}""")]
    [InlineData("""{"uint32":-1}""")]
    [InlineData("""{"uint32":4294967296}""")]
    [InlineData("""{"int64":9223372036854775808}""")]
    [InlineData("""{"uint64":18446744073709551616}""")]
    [InlineData("""{"uint64":"-1"}""")]
    [InlineData("""{"double":1e400}""")]
    [InlineData("""{"double":"1e400"}""")]
    [InlineData("""{"double":NaN}""")]
    [InlineData("""{"double":"nan"}""")]
    [InlineData("""{"double":"inf"}""")]
    [InlineData("""{"double":"+Infinity"}""")]
    [InlineData("""{"double":" 1"}""")]
    [InlineData("""{"double":""}""")]
    [InlineData("""{"double":true}""")]
    [InlineData("""{"float":3.5e38}""")]
    [InlineData("""{"float":-3.5e38}""")]
    [InlineData("""{"bool":1}""")]
    [InlineData("""{"bool":"true"}""")]
    [InlineData("""{"string":1}""")]
    [InlineData("""{"string":true}""")]
    [InlineData("""{"string":"\ud800"}""")]
    [InlineData("""{"string":"\udc00\ud800"}""")]
    [InlineData("""{"string":"\x"}""")]
    [InlineData("{\"string\":\"\n\"}")]
    [InlineData("""{"bytes":"A"}""")]
    [InlineData("""{"bytes":"AQ="}""")]
    [InlineData("""{"bytes":"AQI=="}""")]
    [InlineData("""{"bytes":"A Q=="}""")]
    [InlineData("""{"bytes":"AQ==AQ=="}""")]
    [InlineData("""{"bytes":"AQ$="}""")]
    [InlineData("""{"bytes":1}""")]
    [InlineData("""{"color":"RED"}""")]
    [InlineData("""{"color":"color_red"}""")]
    [InlineData("""{"color":"1"}""")]
    [InlineData("""{"color":1.5}""")]
    [InlineData("""{"color":2147483648}""")]
    [InlineData("""{"color":true}""")]
    [InlineData("""{"point":1}""")]
    [InlineData("""{"point":[]}""")]
    [InlineData("""{"unknown":1}""")]
    [InlineData("""{"Int32":1}""")]
    [InlineData("""{"":1}""")]
    [InlineData("""{"[cases.v3.none]":1}""")]
    [InlineData("""{"int32":1,"int32":1}""")]
    [InlineData("""{"int32":1,"int32":null}""")]
    [InlineData("""{"int32":null,"int32":null}""")]
    public void RefusedTextIsAProtoException(string json)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Cases.V3.Scalars.ParseJson(json));

        Assert.StartsWith("cases.v3.Scalars", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void ALoneSurrogateInTheTextIsRefused()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Cases.V3.Scalars.ParseJson("{\"string\":\"\uD800\"}"));

        Assert.Equal(11, problem.Offset);
    }

    [Theory]
    [InlineData("""{"int32s":[1,"2",3.0]}""", """{"int32s":[1,2,3]}""")]
    [InlineData("""{"int32s":[],"strings":null}""", "{}")]
    [InlineData("""{"doubles":["NaN",1,-0.0]}""", """{"doubles":["NaN",1,-0]}""")]
    [InlineData("""{"byteStrings":["","AQ"]}""", """{"byteStrings":["","AQ=="]}""")]
    [InlineData("""{"byte_strings":["AQ"]}""", """{"byteStrings":["AQ=="]}""")]
    [InlineData("""{"colors":[0,"COLOR_GREEN",77]}""", """{"colors":["COLOR_UNSPECIFIED","COLOR_GREEN",77]}""")]
    [InlineData("""{"points":[{},{"x":1}]}""", """{"points":[{},{"x":1}]}""")]
    public void ListsKeepTheirElements(string json, string canonical)
    {
        Assert.Equal(canonical, Lists.ParseJson(json).ToJson());
    }

    [Theory]
    [InlineData("""{"int32s":1}""")]
    [InlineData("""{"int32s":{}}""")]
    [InlineData("""{"int32s":[null]}""")]
    [InlineData("""{"int32s":[[1]]}""")]
    [InlineData("""{"int32s":[1,]}""")]
    [InlineData("""{"strings":[null]}""")]
    [InlineData("""{"points":[null]}""")]
    [InlineData("""{"points":[1]}""")]
    [InlineData("""{"colors":["BLUE"]}""")]
    [InlineData("""{"byte_strings":[],"byteStrings":[]}""")]
    public void BrokenListsAreRefused(string json)
    {
        Assert.Throws<ProtoException>(() => Lists.ParseJson(json));
    }

    [Theory]
    [InlineData("""{"int32s":{"1":2,"-1":"3"}}""", """{"int32s":{"1":2,"-1":3}}""")]
    [InlineData("""{"int32s":{"1.0":2,"1e1":3}}""", """{"int32s":{"1":2,"10":3}}""")]
    [InlineData("""{"int64s":{"-9223372036854775808":"1"}}""", """{"int64s":{"-9223372036854775808":"1"}}""")]
    [InlineData("""{"uint64s":{"18446744073709551615":1}}""", """{"uint64s":{"18446744073709551615":"1"}}""")]
    [InlineData("""{"bools":{"true":false,"false":true}}""", """{"bools":{"true":false,"false":true}}""")]
    [InlineData("""{"strings":{"":"","\u0061":"b"}}""", """{"strings":{"":"","a":"b"}}""")]
    [InlineData("""{"colors":{"a":1,"b":"COLOR_RED","c":77}}""", """{"colors":{"a":"COLOR_RED","b":"COLOR_RED","c":77}}""")]
    [InlineData("""{"points":{"p":{}}}""", """{"points":{"p":{}}}""")]
    [InlineData("""{"times":{"1":"1970-01-01T00:00:05Z"}}""", """{"times":{"1":"1970-01-01T00:00:05Z"}}""")]
    [InlineData("""{"nested":{"a":{"nested":{"b":{}}}}}""", """{"nested":{"a":{"nested":{"b":{}}}}}""")]
    [InlineData("""{"int32s":{},"strings":null}""", "{}")]
    public void MapsKeepTheirEntries(string json, string canonical)
    {
        Assert.Equal(canonical, Maps.ParseJson(json).ToJson());
    }

    [Theory]
    [InlineData("""{"int32s":[]}""")]
    [InlineData("""{"int32s":{"a":1}}""")]
    [InlineData("""{"int32s":{"":1}}""")]
    [InlineData("""{"int32s":{" 1":1}}""")]
    [InlineData("""{"int32s":{"1":null}}""")]
    [InlineData("""{"int32s":{"1":1,"1":1}}""")]
    [InlineData("""{"int32s":{"1":1,"1.0":1}}""")]
    [InlineData("""{"uint32s":{"-1":1}}""")]
    [InlineData("""{"bools":{"True":true}}""")]
    [InlineData("""{"bools":{"1":true}}""")]
    [InlineData("""{"strings":{"a":"b","\u0061":"c"}}""")]
    [InlineData("""{"strings":{"\ud800":"c"}}""")]
    [InlineData("""{"strings":{"a":null}}""")]
    [InlineData("""{"points":{"p":null}}""")]
    [InlineData("""{"colors":{"c":"BLUE"}}""")]
    public void BrokenMapsAreRefused(string json)
    {
        Assert.Throws<ProtoException>(() => Maps.ParseJson(json));
    }

    [Theory]
    [InlineData("""{"int32":0}""", """{"int32":0}""")]
    [InlineData("""{"int32":null,"string":"x"}""", """{"string":"x"}""")]
    [InlineData("""{"string":"x","int32":null}""", """{"string":"x"}""")]
    [InlineData("""{"string":""}""", """{"string":""}""")]
    [InlineData("""{"bytes":"AQ"}""", """{"bytes":"AQ=="}""")]
    [InlineData("""{"color":1}""", """{"color":"COLOR_RED"}""")]
    [InlineData("""{"point":{}}""", """{"point":{}}""")]
    [InlineData("""{"wrappedInt64":"0"}""", """{"wrappedInt64":"0"}""")]
    [InlineData("""{"wrappedString":""}""", """{"wrappedString":""}""")]
    [InlineData("""{"wrappedBytes":""}""", """{"wrappedBytes":""}""")]
    [InlineData("""{"wrappedInt64":null,"alias":"a","flag":true,"after":"z","before":1}""", """{"before":1,"alias":"a","flag":true,"after":"z"}""")]
    public void AOneofTakesOneMember(string json, string canonical)
    {
        Assert.Equal(canonical, Choice.ParseJson(json).ToJson());
    }

    [Theory]
    [InlineData("""{"int32":1,"string":"x"}""")]
    [InlineData("""{"int32":1,"int64":"1"}""")]
    [InlineData("""{"point":{},"nested":{}}""")]
    [InlineData("""{"name":"n","alias":"a"}""")]
    public void TwoMembersOfAOneofAreRefused(string json)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Choice.ParseJson(json));

        Assert.Contains("oneof", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"number":null,"text":null,"numbers":null,"map":null,"nested":null}""", "{}")]
    [InlineData("""{"value":null}""", """{"value":null}""")]
    [InlineData("""{"null":null}""", "{}")]
    [InlineData("""{"null":"NULL_VALUE"}""", "{}")]
    [InlineData("""{"null":5}""", """{"null":5}""")]
    [InlineData("""{"optionalNull":null}""", """{"optionalNull":null}""")]
    [InlineData("""{"optionalNull":0}""", """{"optionalNull":null}""")]
    [InlineData("""{"values":[null,1]}""", """{"values":[null,1]}""")]
    [InlineData("""{"nulls":[null,"NULL_VALUE",0]}""", """{"nulls":[null,null,null]}""")]
    [InlineData("""{"valueMap":{"a":null}}""", """{"valueMap":{"a":null}}""")]
    [InlineData("""{"oneNull":null}""", """{"oneNull":null}""")]
    [InlineData("""{"oneValue":null}""", """{"oneValue":null}""")]
    [InlineData("""{"oneNumber":null,"oneNull":null}""", """{"oneNull":null}""")]
    public void NullIsAbsentExceptWhereItIsAValue(string json, string canonical)
    {
        Assert.Equal(canonical, Nulls.ParseJson(json).ToJson());
    }

    [Theory]
    [InlineData("""{"oneNull":null,"oneValue":null}""")]
    [InlineData("""{"oneNumber":1,"oneNull":null}""")]
    [InlineData("""{"numbers":[null]}""")]
    [InlineData("""{"map":{"a":null}}""")]
    public void NullIsRefusedWhereItWouldBeAnElementOrASecondMember(string json)
    {
        Assert.Throws<ProtoException>(() => Nulls.ParseJson(json));
    }

    [Theory]
    [InlineData("""{"snakeCaseName":1}""", """{"snakeCaseName":1}""")]
    [InlineData("""{"snake_case_name":1}""", """{"snakeCaseName":1}""")]
    [InlineData("""{"@given":1}""", """{"@given":1}""")]
    [InlineData("""{"given":1}""", """{"@given":1}""")]
    [InlineData("""{"a\"b\\c":1}""", """{"a\"b\\c":1}""")]
    [InlineData("""{"quoted":1}""", """{"a\"b\\c":1}""")]
    [InlineData("""{"größe":1}""", """{"größe":1}""")]
    [InlineData("""{"gr\u00f6\u00dfe":1}""", """{"größe":1}""")]
    [InlineData("""{"Leading":1}""", """{"Leading":1}""")]
    [InlineData("""{"_leading":1}""", """{"Leading":1}""")]
    [InlineData("""{"doubleUnderscore":1,"with1Digit":2}""", """{"doubleUnderscore":1,"with1Digit":2}""")]
    [InlineData("""{"mood":"MOOD_FINE","moods":["MOOD_GOOD","MOOD_MINUS",1000000]}""", """{"mood":"MOOD_GOOD","moods":["MOOD_GOOD","MOOD_MINUS","MOOD_FAR"]}""")]
    public void AFieldIsKnownByItsJsonNameAndItsProtoName(string json, string canonical)
    {
        Assert.Equal(canonical, Naming.ParseJson(json).ToJson());
    }

    [Fact]
    public void FieldsNamedLikeTheJsonMembersKeepTheirValues()
    {
        const string Json =
            """{"toJson":1,"parseJson":2,"writeJson":3,"writeJsonTo":4,"mergeJson":5,"Json":6,"output":"o","input":"i","fields":[9],"members":{"value":10}}""";

        Members message = Members.ParseJson(Json);

        Assert.Equal((1, 2, 3, 4, 5), (message.ToJson_, message.ParseJson_, message.WriteJson_, message.WriteJsonTo_, message.MergeJson_));
        Assert.Equal(Json, message.ToJson());
    }

    [Theory]
    [InlineData("""{"f65":1,"f65":2}""")]
    [InlineData("""{"f64":1,"f01":1,"f64":2}""")]
    [InlineData("""{"a1":1,"a2":2}""")]
    [InlineData("""{"b1":1,"f65":1,"b2":2}""")]
    [InlineData("""{"b1":1,"b1":1}""")]
    public void RepeatedMembersAreFoundBeyondTheSixtyFourthFieldToo(string json)
    {
        Assert.Throws<ProtoException>(() => Many.ParseJson(json));
        Assert.NotEqual("{}", Many.ParseJson("""{"f65":1,"f01":1,"a1":1,"b2":2}""").ToJson());
    }

    [Theory]
    [InlineData("""{"single":"LEVEL_HIGH","must":10}""", """{"single":"LEVEL_HIGH","must":"LEVEL_LOW"}""")]
    [InlineData("""{"single":99,"must":10}""", """{"must":"LEVEL_LOW"}""")]
    [InlineData("""{"many":[10,99,20],"must":10}""", """{"many":["LEVEL_LOW","LEVEL_HIGH"],"must":"LEVEL_LOW"}""")]
    [InlineData("""{"chosen":99,"must":10}""", """{"must":"LEVEL_LOW"}""")]
    [InlineData("""{"map":{"1":1,"2":99},"must":10}""", """{"map":{"1":"ZEROED_ONE"},"must":"LEVEL_LOW"}""")]
    public void ANumberThatAClosedEnumDoesNotHaveBecomesAnUnknownField(string json, string canonical)
    {
        Cases.V2.ClosedEnums message = Cases.V2.ClosedEnums.ParseJson(json);

        Assert.Equal(canonical, message.ToJson());
        Assert.Equal(json.Contains("99", StringComparison.Ordinal), !message.UnknownFields.IsEmpty);
        // The unknown fields are what the binary parser keeps of the same number.
        Assert.Equal(message, Cases.V2.ClosedEnums.Parse(message.ToByteArray()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"single":{}}""")]
    [InlineData("""{"many":[{}]}""")]
    [InlineData("""{"map":{"1":{}}}""")]
    public void AMissingRequiredFieldIsRefused(string json)
    {
        Assert.Throws<ProtoException>(() => json == "{}" ? Cases.V2.Required.ParseJson(json).ToJson() : Cases.V2.RequiredInside.ParseJson(json).ToJson());
    }

    [Fact]
    public void GroupsAndDelimitedMessagesAreObjects()
    {
        const string Json = """{"single":{"number":1,"deep":{"text":"t","numbers":[1,2]}},"many":[{"number":2},{}],"chosen":{"number":3}}""";

        Assert.Equal(Json, Cases.V2.Groups.ParseJson(Json).ToJson());
        Assert.Equal("""{"delimited":{"number":1},"delimitedList":[{}],"required":0}"""
            .Length, Cases.Ed.Edition.ParseJson("""{"required":0,"delimited":{"number":1},"delimitedList":[{}]}""").ToJson().Length);
    }

    [Theory]
    [InlineData("""{"snake_case_name":1,"mood":"MOOD_FINE"}""")]
    [InlineData("""{"@given":1,"größe":2}""")]
    [InlineData("""{"moods":[1,"MOOD_FAR"]}""")]
    public void GoogleReadsTheNamesAlike(string json)
    {
        Assert.Equal(
            Convert.ToHexString(JsonParser.Default.Parse<GoogleJson.Naming>(json).ToByteArray()),
            Convert.ToHexString(JsonCodec.Parse<Naming>(json).ToByteArray()));
    }

    [Theory]
    [InlineData("""{"int32":"12","double":"NaN","bytes":"AQI=","color":77}""")]
    [InlineData("""{"int64":"-5","nested":{"nested":{"string":"\u0041"}}}""")]
    [InlineData("""{"float":1e38,"uint64":"18446744073709551615"}""")]
    public void GoogleReadsTheValuesAlike(string json)
    {
        Assert.Equal(
            Convert.ToHexString(JsonParser.Default.Parse<GoogleV3.Scalars>(json).ToByteArray()),
            Convert.ToHexString(JsonCodec.Parse<Cases.V3.Scalars>(json).ToByteArray()));
    }
}
