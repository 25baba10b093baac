using Cases.V2;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Extensions of generated messages as members in brackets.</summary>
public sealed class ExtensionJsonTests
{
    private const string Json = """{"known":1,"[cases.v2.number_extension]":5,"[cases.v2.text_extension]":["a","b"],"[cases.v2.inner_extension]":{"text":"x"}}""";

    private static readonly byte[] _bytes = WireBuilder.New().Varint(1, 1).Varint(100, 5).Text(101, "a").Text(101, "b").Message(1000, m => m.Text(2, "x")).ToArray();

    [Fact]
    public void ExtensionsAreMembersInBrackets()
    {
        Extendable message = Extendable.Parse(_bytes);

        Assert.Equal(Json, message.ToJson());
        Assert.Equal(message, Extendable.ParseJson(Json));
        Assert.Equal(Json, DynamicMessage.ParseJson(Extendable.Descriptor, Json).ToJson());
    }

    [Fact]
    public void ARegistryWithoutThemDoesNotKnowThem()
    {
        Assert.Equal("""{"known":1}""", Extendable.Parse(_bytes).ToJson(new() { Registry = TypeRegistry.Empty }));
        Assert.Throws<ProtoException>(() => Extendable.ParseJson(Json, new() { Registry = TypeRegistry.Empty }));
        Assert.Equal(new Extendable { Known = 1 }, Extendable.ParseJson(Json, new() { Registry = TypeRegistry.Empty, IgnoreUnknownFields = true }));
    }

    [Theory]
    [InlineData("""{"[cases.v2.number_extension]":"x"}""", "expected a 32-bit integer")]
    [InlineData("""{"[cases.v2.number_extension]":1,"[cases.v2.number_extension]":1}""", "is there twice")]
    [InlineData("""{"[cases.v2.text_extension]":"x"}""", "expected an array")]
    [InlineData("""{"[cases.v2.text_extension]":[null]}""", "expected a string")]
    [InlineData("""{"[cases.v2.inner_extension]":{"z":1}}""", "cases.v2.Inner has no field \"z\"")]
    [InlineData("""{"[cases.v2.no_extension]":1}""", "cases.v2.Extendable has no field")]
    [InlineData("""{"cases.v2.number_extension":1}""", "cases.v2.Extendable has no field")]
    [InlineData("""{"[cases.v2.number_extension":1}""", "cases.v2.Extendable has no field")]
    [InlineData("""{"[]":1}""", "cases.v2.Extendable has no field")]
    public void BadExtensionsAreRefused(string json, string problem)
    {
        Assert.Contains(problem, Assert.Throws<ProtoException>(() => Extendable.ParseJson(json)).Problem, StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Throws<ProtoException>(() => DynamicMessage.ParseJson(Extendable.Descriptor, json)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void NullIsAbsent() =>
        Assert.Equal(default, Extendable.ParseJson("""{"[cases.v2.number_extension]":null,"[cases.v2.inner_extension]":null,"[cases.v2.text_extension]":null}"""));

    [Fact]
    public void AMalformedExtensionIsAnErrorOfTheWriter() =>
        Assert.Throws<ProtoException>(() => Extendable.Parse(WireBuilder.New().Bytes(1000, 0x08).ToArray()).ToJson());
}
