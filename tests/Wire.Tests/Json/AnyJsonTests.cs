using Cases.V3;
using ProtoGen.Reflection;
using ProtoGen.WellKnownTypes;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Any, whose content is known at run time only, in generated messages.</summary>
public sealed class AnyJsonTests
{
    private const string Point = "type.googleapis.com/cases.v3.Point";

    public static TheoryData<string> Contents =>
    [
        """{"any":{"@type":"type.googleapis.com/cases.v3.Point","x":1,"y":-2}}""",
        """{"any":{"@type":"type.googleapis.com/cases.v3.Nothing"}}""",
        """{"any":{"@type":"a.com/b/cases.v3.Scalars","int64":"5","bytes":"AQ==","color":"COLOR_RED","nested":{"bool":true}}}""",
        """{"any":{"@type":"type.googleapis.com/cases.v3.Maps","uint64s":{"18446744073709551615":"1"},"bools":{"true":false},"strings":{"a":"b"},"colors":{"x":"COLOR_GREEN"},"points":{"p":{"x":1}}}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1.500s"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Timestamp","value":"1972-01-01T10:00:20.021Z"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.FieldMask","value":"a,bC.d"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Int64Value","value":"5"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.StringValue","value":"text"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Struct","value":{"a":[1,null,{"b":true}]}}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Value","value":null}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.ListValue","value":[1,"a"]}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Empty"}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/cases.v3.Point","x":1}}}""",
        """{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{}}}""",
        """{"any":{}}""",
        """{"anys":[{"@type":"type.googleapis.com/cases.v3.Point","x":1},{},{"@type":"type.googleapis.com/cases.v3.WellKnown","any":{"@type":"type.googleapis.com/cases.v3.Point"}}]}""",
    ];

    [Theory]
    [MemberData(nameof(Contents))]
    public void ContentComesBack(string json)
    {
        WellKnown message = WellKnown.ParseJson(json);

        Assert.Equal(json, message.ToJson());
        Assert.Equal(json, DynamicMessage.From(in message).ToJson());
        Assert.Equal(message, DynamicMessage.ParseJson(WellKnown.Descriptor, json).To<WellKnown>());
    }

    [Fact]
    public void AnAnyIsWhatPackMakes()
    {
        var message = new WellKnown { Any = Any.Pack(new Point { X = 3 }) };

        Assert.Equal($$"""{"any":{"@type":"{{Point}}","x":3} }""".Replace(" ", "", StringComparison.Ordinal), message.ToJson());
        Assert.Equal(message, WellKnown.ParseJson($$"""{"any":{"x":3,"@type":"{{Point}}"} }"""));
        Assert.Equal(message, WellKnown.ParseJson($$"""{"any":{"x":3,"y":null,"@type":"{{Point}}"} }"""));
    }

    [Theory]
    [InlineData("""{"any":{"x":1}}""", "an Any has no member @type", "cases.v3.WellKnown.any[\"x\"]")]
    [InlineData("""{"any":{"@type":"","x":1}}""", "the type '' of an Any is not in the registry", "cases.v3.WellKnown.any[\"@type\"]")]
    [InlineData("""{"any":{"@type":"cases.v3.Point","x":1}}""", "the type 'cases.v3.Point' of an Any is not in the registry", "")]
    [InlineData("""{"any":{"@type":"a.com/no.Such","x":1}}""", "the type 'a.com/no.Such' of an Any is not in the registry", "")]
    [InlineData("""{"any":{"@type":5}}""", "expected a string, found 5", "")]
    [InlineData("""{"any":{"@type":null}}""", "expected a string, found null", "")]
    [InlineData("""{"any":{"@type":"a/cases.v3.Point","@type":"a/cases.v3.Point"}}""", "an Any has two members @type", "")]
    [InlineData("""{"any":{"@type":"a/cases.v3.Point","z":1}}""", "cases.v3.Point has no field \"z\"", "")]
    [InlineData("""{"any":{"@type":"a/cases.v3.Point","x":"a"}}""", "expected a 32-bit integer, found \"a\"", "")]
    [InlineData("""{"any":{"@type":"a/cases.v3.Point","x":1,"x":1}}""", "the field x is there twice", "")]
    [InlineData("""{"any":{"@type":"a/google.protobuf.Duration"}}""", "an Any with a google.protobuf.Duration has no member value", "")]
    [InlineData("""{"any":{"@type":"a/google.protobuf.Duration","value":"1s","value":"1s"}}""", "an Any has two members value", "")]
    [InlineData("""{"any":{"@type":"a/google.protobuf.Duration","value":"1s","other":1}}""", "google.protobuf.Duration has no field \"other\"", "")]
    [InlineData("""{"any":{"@type":"a/google.protobuf.Duration","value":"x"}}""", "expected a duration", "")]
    [InlineData("""{"any":[]}""", "expected an object, found an array", "")]
    public void WhatIsNoAnyIsRefused(string json, string problem, string path)
    {
        ProtoException exception = Assert.Throws<ProtoException>(() => WellKnown.ParseJson(json));

        Assert.StartsWith(problem, exception.Problem, StringComparison.Ordinal);
        Assert.StartsWith(path.Length > 0 ? path : "cases.v3.WellKnown.any", exception.Path, StringComparison.Ordinal);
        Assert.Equal(1, exception.Line);
    }

    [Fact]
    public void TypesElsewhereNeedARegistry()
    {
        var message = new WellKnown { Any = Any.Pack(new V2.Inner { Number = 1 }) };
        TypeRegistry registry = TypeRegistry.Create(V2.Inner.Descriptor.File);
        string json = message.ToJson(new() { Registry = registry });

        Assert.Equal("""{"any":{"@type":"type.googleapis.com/cases.v2.Inner","number":1}}""", json);
        Assert.Equal(message, WellKnown.ParseJson(json, new() { Registry = registry }));
        Assert.Throws<ProtoException>(() => message.ToJson());
        Assert.Throws<ProtoException>(() => WellKnown.ParseJson(json));
    }

    [Fact]
    public void ContentThatIsMalformedOrLacksARequiredFieldIsAnError()
    {
        var message = new WellKnown { Any = new Any { TypeUrl = Point, Value = [0x08] } };
        Assert.Throws<ProtoException>(() => message.ToJson());

        var options = new JsonParseOptions { Registry = TypeRegistry.Create(V2.Required.Descriptor.File) };
        ProtoException problem = Assert.Throws<ProtoException>(() => WellKnown.ParseJson("""{"any":{"@type":"a/cases.v2.Required","number":1}}""", options));
        Assert.Equal("a required field is missing", problem.Problem);
    }

    [Fact]
    public void UnknownMembersAreSkippedOnRequest()
    {
        var options = new JsonParseOptions { IgnoreUnknownFields = true };
        Assert.Equal(
            new WellKnown { Any = new Any { TypeUrl = "a/cases.v3.Point", Value = [0x08, 1] } },
            WellKnown.ParseJson("""{"any":{"z":[{"a":1}],"@type":"a/cases.v3.Point","x":1,"[no.such]":2}}""", options));
    }

    [Fact]
    public void AnysInAnysAreLimited()
    {
        string Nest(int depth) => "{\"any\":" + string.Concat(Enumerable.Repeat("{\"@type\":\"a/google.protobuf.Any\",\"value\":", depth)) + "{}" + new string('}', depth + 1);

        Assert.NotEqual(default, WellKnown.ParseJson(Nest(50)));
        Assert.Equal(Nest(50), WellKnown.ParseJson(Nest(50)).ToJson());
        Assert.Throws<ProtoException>(() => WellKnown.ParseJson(Nest(101)));
        Assert.Throws<ProtoException>(() => WellKnown.ParseJson(Nest(5000)));
    }
}
