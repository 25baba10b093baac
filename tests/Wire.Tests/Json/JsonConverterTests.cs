using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cases.Json;
using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Messages in System.Text.Json, through the attribute that each of them has.</summary>
public sealed partial class JsonConverterTests
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly JsonSerializerOptions _smallBuffer = new() { DefaultBufferSize = 16 };
    private static readonly JsonSerializerOptions _relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void AMessageIsWrittenAndReadAsProtoJson()
    {
        var message = new Cases.V3.Scalars { Int64 = 5, Color = Color.Red, Bytes = [1] };

        string json = JsonSerializer.Serialize(message);

        Assert.Equal("""{"int64":"5","bytes":"AQ==","color":"COLOR_RED"}""", json);
        Assert.Equal(message, JsonSerializer.Deserialize<Cases.V3.Scalars>(json));
    }

    /// <summary>Compact JSON has a writer of its own, whose oracle is that of System.Text.Json.</summary>
    [Fact]
    public void CompactJsonIsWhatUtf8JsonWriterWrites()
    {
        var text = new StringBuilder();
        for (int scalar = 0; scalar <= 0x10ffff; scalar += scalar < 0x3000 ? 1 : 37)
        {
            if (Rune.IsValid(scalar))
                text.Append(new Rune(scalar).ToString());
            if (text.Length < 200 && scalar < 0x10ff00)
                continue;
            var message = new Cases.V3.Scalars { String = text.ToString(), Bytes = ByteString.CopyFrom(Encoding.UTF8.GetBytes(text.ToString())), Int64 = -scalar };
            Assert.Equal(JsonSerializer.Serialize(message, _relaxed), message.ToJson());
            text.Clear();
        }
        string[] texts = [.. Enumerable.Range(0, 70).Select(length => new string('a', length)), "\"\\", "a\nb", "\u007f", new string('"', 9000), new string('é', 9000) + "\u2028"];
        var random = new Random(3);
        for (int round = 0; round < 2000; round++)
        {
            var lists = new Lists
            {
                Strings = [texts[random.Next(texts.Length)], texts[random.Next(texts.Length)]],
                Doubles = [BitConverter.Int64BitsToDouble(random.NextInt64() << 1), random.NextDouble(), round, -0.0],
                Floats = [BitConverter.Int32BitsToSingle(random.Next() << 1), random.NextSingle(), float.NaN],
                Int32S = [random.Next() >> random.Next(31), -random.Next(), int.MinValue],
                Int64S = [random.NextInt64() >> random.Next(63), long.MinValue],
                Uint64S = [(ulong)random.NextInt64() * 2, ulong.MaxValue],
            };
            Assert.Equal(JsonSerializer.Serialize(lists, _relaxed), lists.ToJson());
        }
    }

    [Fact]
    public void MessagesArePropertiesElementsAndValues()
    {
        var holder = new Holder
        {
            Point = new Point { X = 1 }, Maybe = null, List = [default, new Point { Y = 2 }], Map = new() { ["a"] = new Timestamp { Seconds = 1 } }, After = 3,
        };

        string json = JsonSerializer.Serialize(holder);

        Assert.Equal("""{"Point":{"x":1},"Maybe":null,"List":[{},{"y":2}],"Map":{"a":"1970-01-01T00:00:01Z"},"After":3}""", json);
        Holder back = JsonSerializer.Deserialize<Holder>(json)!;
        Assert.Equal((holder.Point, holder.Maybe, holder.After), (back.Point, back.Maybe, back.After));
        Assert.Equal(holder.List, back.List);
        Assert.Equal(holder.Map, back.Map);
        Assert.Equal(new Point { X = 2 }, JsonSerializer.Deserialize<Holder>("""{"Maybe":{"x":2}}""")!.Maybe);
    }

    /// <summary>One source generator does not see what another one makes, so such messages come from a referenced assembly.</summary>
    [Fact]
    public void SourceGenerationTakesMessagesToo()
    {
        var holder = new Times { At = new Timestamp { Seconds = 1 }, Spans = [new Duration { Seconds = 2 }] };

        string json = JsonSerializer.Serialize(holder, Context.Default.Times);

        Assert.Equal("""{"At":"1970-01-01T00:00:01Z","Maybe":null,"Spans":["2s"]}""", json);
        Times back = JsonSerializer.Deserialize(json, Context.Default.Times)!;
        Assert.Equal((holder.At, holder.Maybe, holder.Spans.Single()), (back.At, back.Maybe, back.Spans!.Single()));
    }

    [Fact]
    public void NullIsNoMessageButAValue()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Point>("null"));
        Assert.Null(JsonSerializer.Deserialize<Point?>("null"));
        Assert.Equal(new Value { NullValue = NullValue.NullValue }, JsonSerializer.Deserialize<Value>("null"));
    }

    [Fact]
    public void ProblemsAreJsonExceptionsWithTheCauseInside()
    {
        JsonException problem = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Holder>("""{"Point":{"x":"a"}}"""));

        Assert.IsType<ProtoException>(problem.InnerException);
        Assert.Contains("expected a 32-bit integer, found \"a\"", problem.Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Point>("""{"x":1,"z":2}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Point>("""{"x":1"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Point>("""{} {}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Tree>([.. "{\"label\":\"ab"u8, 0xC3, .. "\"}"u8]));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Tree>("""{"label":"\ud800"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cases.V2.Required>("{}"));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Timestamp { Nanos = -1 }));
    }

    [Fact]
    public void AConverterWithOptionsTakesTheAttributesPlace()
    {
        var options = new JsonSerializerOptions
        {
            Converters =
            {
                new MessageJsonConverter<Naming>(new JsonFormatOptions { UseProtoNames = true, EnumsAsNumbers = true }, new JsonParseOptions { IgnoreUnknownFields = true }),
            },
        };

        Naming message = JsonSerializer.Deserialize<Naming>("""{"snakeCaseName":1,"mood":"MOOD_GOOD","other":2}""", options);

        Assert.Equal("""{"snake_case_name":1,"mood":1}""", JsonSerializer.Serialize(message, options));
    }

    [Fact]
    public void TheSerializersIndentationAndEncoderHold()
    {
        string json = JsonSerializer.Serialize(new Tree { Label = "<ä>" }, _indented);

        Assert.Equal("{\n  \"label\": \"\\u003C\\u00E4\\u003E\"\n}", json);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task AStreamThatComesInPiecesIsRead(int size)
    {
        Holder holder = Sample();
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(holder);

        using var stream = new DribbleStream(json, size);
        Holder back = (await JsonSerializer.DeserializeAsync<Holder>(stream, _smallBuffer))!;

        Assert.Equal(holder.List, back.List);
        Assert.Equal(holder.After, back.After);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void TokensMayBeSpreadOverSegments(int size)
    {
        const string Json = """[{"label":"naïve \u0041","leaf":"12","left":{"leaf":-345,"label":"plain text"},"named":{"k\u0065y":{}}}]""";
        ReadOnlySequence<byte> sequence = Segments.Of(Encoding.UTF8.GetBytes(Json), size);
        var reader = new Utf8JsonReader(sequence);

        List<Tree> trees = JsonSerializer.Deserialize<List<Tree>>(ref reader)!;

        Assert.Equal(Tree.ParseJson(Json[1..^1]), Assert.Single(trees));
        var numbers = new Utf8JsonReader(Segments.Of("""{"double":1234.5678,"int64":"-12345678901","bytes":"AQIDBAUG","color":"COLOR_GREEN","float":"-Infinity"}"""u8.ToArray(), size));
        Assert.Equal(
            """{"double":1234.5678,"float":"-Infinity","int64":"-12345678901","bytes":"AQIDBAUG","color":"COLOR_GREEN"}""",
            JsonSerializer.Deserialize<Cases.V3.Scalars>(ref numbers).ToJson());
    }

    private static Holder Sample() => new() { List = [.. Enumerable.Range(0, 200).Select(i => new Point { X = i, Y = -i })], After = 7 };

    public sealed class Holder
    {
        public Point Point { get; set; }

        public Point? Maybe { get; set; }

        public List<Point>? List { get; set; }

        public Dictionary<string, Timestamp>? Map { get; set; }

        public int After { get; set; }
    }

    public sealed class Times
    {
        public Timestamp At { get; set; }

        public Timestamp? Maybe { get; set; }

        public List<Duration>? Spans { get; set; }
    }

    [JsonSerializable(typeof(Times))]
    private sealed partial class Context : JsonSerializerContext;
}
