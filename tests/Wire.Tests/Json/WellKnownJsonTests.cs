using Cases.V3;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>The types to which ProtoJSON gives forms of their own.</summary>
public sealed class WellKnownJsonTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0, 0)]
    [InlineData("0001-01-01T00:00:00Z", -62135596800, 0)]
    [InlineData("9999-12-31T23:59:59.999999999Z", 253402300799, 999999999)]
    [InlineData("2000-02-29T12:00:00.010Z", 951825600, 10000000)]
    [InlineData("1969-12-31T23:59:59.000001Z", -1, 1000)]
    public void ATimestampIsWrittenAndRead(string text, long seconds, int nanos)
    {
        var message = new Timestamp { Seconds = seconds, Nanos = nanos };

        Assert.Equal($"\"{text}\"", message.ToJson());
        Assert.Equal(message, Timestamp.ParseJson($"\"{text}\""));
    }

    [Theory]
    [InlineData("1970-01-01T01:00:00+01:00", 0, 0)]
    [InlineData("1969-12-31T15:30:00.5-08:30", 0, 500000000)]
    [InlineData("1970-01-01T00:00:00.1Z", 0, 100000000)]
    [InlineData("0001-01-01T01:00:00+01:00", -62135596800, 0)]
    [InlineData("1970-01-01T00:00:00+00:00", 0, 0)]
    public void ATimestampWithAnOffsetIsRead(string text, long seconds, int nanos)
    {
        Assert.Equal(new Timestamp { Seconds = seconds, Nanos = nanos }, Timestamp.ParseJson($"\"{text}\""));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("0000-12-31T23:59:59Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("1970-02-29T00:00:00Z")]
    [InlineData("1970-13-01T00:00:00Z")]
    [InlineData("1970-01-01T24:00:00Z")]
    [InlineData("1970-01-01T00:60:00Z")]
    [InlineData("1970-01-01T00:00:60Z")]
    [InlineData("1970-01-01t00:00:00Z")]
    [InlineData("1970-01-01T00:00:00z")]
    [InlineData("1970-01-01 00:00:00Z")]
    [InlineData("1970-01-01T00:00:00")]
    [InlineData("1970-01-01T00:00:00.Z")]
    [InlineData("1970-01-01T00:00:00.1234567890Z")]
    [InlineData("1970-01-01T00:00:00+0100")]
    [InlineData("1970-01-01T00:00:00+24:00")]
    [InlineData("1970-01-01T00:00:00+1:00")]
    [InlineData("1970-1-1T00:00:00Z")]
    [InlineData("1970-01-01")]
    [InlineData(" 1970-01-01T00:00:00Z")]
    [InlineData("")]
    public void WhatIsNoTimestampIsRefused(string text)
    {
        Assert.Throws<ProtoException>(() => Timestamp.ParseJson($"\"{text}\""));
    }

    [Theory]
    [InlineData("0s", 0, 0)]
    [InlineData("-0.500s", 0, -500000000)]
    [InlineData("1.000000001s", 1, 1)]
    [InlineData("-1.000001s", -1, -1000)]
    [InlineData("315576000000.999999999s", 315576000000, 999999999)]
    [InlineData("-315576000000s", -315576000000, 0)]
    public void ADurationIsWrittenAndRead(string text, long seconds, int nanos)
    {
        var message = new Duration { Seconds = seconds, Nanos = nanos };

        Assert.Equal($"\"{text}\"", message.ToJson());
        Assert.Equal(message, Duration.ParseJson($"\"{text}\""));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("1 s")]
    [InlineData("01s")]
    [InlineData("00.5s")]
    [InlineData("+1s")]
    [InlineData("1S")]
    [InlineData("1.s")]
    [InlineData(".5s")]
    [InlineData("1.0000000001s")]
    [InlineData("1e3s")]
    [InlineData("--1s")]
    [InlineData("315576000001s")]
    [InlineData("-315576000001s")]
    [InlineData("99999999999999999999s")]
    [InlineData("1s1s")]
    [InlineData("")]
    public void WhatIsNoDurationIsRefused(string text)
    {
        Assert.Throws<ProtoException>(() => Duration.ParseJson($"\"{text}\""));
    }

    [Fact]
    public void ValuesOutsideTheirRangeAreNotWritten()
    {
        Assert.Throws<ProtoException>(() => new Timestamp { Seconds = 253402300800 }.ToJson());
        Assert.Throws<ProtoException>(() => new Timestamp { Nanos = -1 }.ToJson());
        Assert.Throws<ProtoException>(() => new Duration { Seconds = 1, Nanos = -1 }.ToJson());
        Assert.Throws<ProtoException>(() => new Duration { Seconds = 315576000001 }.ToJson());
        Assert.Throws<ProtoException>(() => new Value { NumberValue = double.NaN }.ToJson());
        Assert.Throws<ProtoException>(() => new Value { NumberValue = double.NegativeInfinity }.ToJson());
        Assert.Throws<ProtoException>(() => default(Value).ToJson());
        Assert.Throws<ProtoException>(() => new ListValue { Values = [default] }.ToJson());
        Assert.Throws<ProtoException>(() => new FieldMask { Paths = ["fooBar"] }.ToJson());
        Assert.Throws<ProtoException>(() => new FieldMask { Paths = ["foo__bar"] }.ToJson());
        Assert.Throws<ProtoException>(() => new FieldMask { Paths = ["foo_3"] }.ToJson());
        Assert.Throws<ProtoException>(() => new FieldMask { Paths = ["foo_"] }.ToJson());
    }

    [Fact]
    public void NothingIsWrittenWhenAMessageCannotBe()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var message = new WellKnown { Timestamp = new Timestamp { Nanos = 1 }, Duration = new Duration { Nanos = int.MaxValue } };

        Assert.Throws<ProtoException>(() => message.WriteJsonTo(output));

        Assert.Equal(0, output.WrittenCount);
        // The thread's writer is whole again.
        Assert.Equal("\"0s\"", default(Duration).ToJson());
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("fooBar.bazQux,b1", new[] { "foo_bar.baz_qux", "b1" })]
    public void AFieldMaskIsWrittenAndRead(string text, string[] paths)
    {
        var message = new FieldMask { Paths = Repeated.Create<string>(paths) };

        Assert.Equal($"\"{text}\"", message.ToJson());
        Assert.Equal(message, FieldMask.ParseJson($"\"{text}\""));
    }

    [Fact]
    public void AnUnderscoreInAFieldMaskIsRefused()
    {
        Assert.Throws<ProtoException>(() => FieldMask.ParseJson("\"foo_bar\""));
        Assert.Throws<ProtoException>(() => FieldMask.ParseJson("[\"foo\"]"));
    }

    [Theory]
    [InlineData("null", Value.KindOneofCase.NullValue)]
    [InlineData("1.5", Value.KindOneofCase.NumberValue)]
    [InlineData("\"1\"", Value.KindOneofCase.StringValue)]
    [InlineData("false", Value.KindOneofCase.BoolValue)]
    [InlineData("""{"a":{"b":[null,1,"x",{"c":true}]}}""", Value.KindOneofCase.StructValue)]
    [InlineData("[[],{},[[1]]]", Value.KindOneofCase.ListValue)]
    public void AnyJsonIsAValue(string json, Value.KindOneofCase kind)
    {
        Value value = Value.ParseJson(json);

        Assert.Equal(kind, value.KindCase);
        Assert.Equal(json, value.ToJson());
        Assert.Equal(value, Value.Parse(value.ToByteArray()));
    }

    [Fact]
    public void ADuplicateMemberOfAStructIsRefused()
    {
        Assert.Throws<ProtoException>(() => Struct.ParseJson("""{"a":1,"a":2}"""));
        Assert.Throws<ProtoException>(() => Struct.ParseJson("[]"));
        Assert.Throws<ProtoException>(() => ListValue.ParseJson("{}"));
        Assert.Throws<ProtoException>(() => Value.ParseJson("1e400"));
    }

    [Fact]
    public void WrappersAreTheirValues()
    {
        const string Json =
            """{"double":0,"float":"NaN","int64":"-1","uint64":"1","int32":0,"uint32":1,"bool":false,"string":"","bytes":"","doubles":[1,"Infinity"],"int64s":["1"],"strings":["a"],"uint32Map":{"k":0},"oneBytes":"AQ=="}""";

        Wrappers message = Wrappers.ParseJson(Json);

        Assert.Equal(Json, message.ToJson());
        Assert.Equal("{}", Wrappers.ParseJson("""{"double":null,"string":null,"doubles":null,"oneBytes":null}""").ToJson());
        Assert.Throws<ProtoException>(() => Wrappers.ParseJson("""{"doubles":[null]}"""));
        Assert.Throws<ProtoException>(() => Wrappers.ParseJson("""{"int32":{"value":1}}"""));
        Assert.Equal("\"5\"", new Int64Value { Value = 5 }.ToJson());
        Assert.Equal(new BytesValue { Value = [1] }, BytesValue.ParseJson("\"AQ\""));
        Assert.Equal(new StringValue { Value = "x" }, StringValue.ParseJson("\"x\""));
    }

    [Fact]
    public void EmptyIsAnEmptyObject()
    {
        Assert.Equal("{}", default(Empty).ToJson());
        Assert.Equal("""{"empty":{}}""", WellKnown.ParseJson("""{"empty":{}}""").ToJson());
        Assert.Throws<ProtoException>(() => Empty.ParseJson("""{"a":1}"""));
    }

    [Fact]
    public void AnAnyWithoutATypeIsAnEmptyObject()
    {
        Assert.Equal("{}", default(Any).ToJson());
        Assert.Equal(default, Any.ParseJson("{}"));
    }
}
