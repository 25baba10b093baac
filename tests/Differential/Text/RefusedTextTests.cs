using ProtoGen.Differential.Oracles;
using ProtoGen.Reflection;

namespace ProtoGen.Differential.Text;

/// <summary>Texts that protoc refuses: we refuse them too, with a place and what was expected.</summary>
public sealed class RefusedTextTests(ProtocText protoc) : IClassFixture<ProtocText>
{
    private static readonly TextParseOptions _parse = new() { Registry = TextTypes.Registry };

    public static TheoryData<string, string, string> Texts => new()
    {
        { "int32", "1:6", "unexpected end of the text, expected ':'" },
        { "int32 1", "1:7", "unexpected number '1', expected ':'" },
        { "int32: ", "1:8", "unexpected end of the text, expected an integer" },
        { "int32: 2147483648", "1:8", "the number '2147483648' is out of range" },
        { "int32: -2147483649", "1:9", "is out of range" },
        { "int32: 0x80000000", "1:8", "is out of range" },
        { "int32: 020000000000", "1:8", "is out of range" },
        { "int64: 9223372036854775808", "1:8", "is out of range" },
        { "uint32: -1", "1:9", "unexpected '-', expected an integer" },
        { "uint32: -0", "1:9", "unexpected '-'" },
        { "uint64: 18446744073709551616", "1:9", "is out of range" },
        { "uint64: 0x10000000000000000", "1:9", "is out of range" },
        { "uint64: 02000000000000000000000", "1:9", "is out of range" },
        { "int32: 1.0", "1:8", "unexpected number '1.0', expected an integer" },
        { "int32: 1f", "1:8", "unexpected number '1f', expected an integer" },
        { "int32: 09", "1:9", "unexpected '9' in an octal number" },
        { "int32: 0x", "1:10", "expected a hexadecimal digit" },
        { "int32: 1a", "1:9", "unexpected 'a' behind a number" },
        { "int32: 1int64: 2", "1:9", "unexpected 'i' behind a number" },
        { "double: 0x1", "1:9", "expected a decimal number" },
        { "double: -012", "1:10", "expected a decimal number" },
        { "double: 1e", "1:11", "expected a digit of its exponent" },
        { "double: 1.5.5", "1:12", "behind a number" },
        { "double: inff", "1:9", "unexpected name 'inff', expected a number" },
        { "double: 'a'", "1:9", "unexpected string" },
        { "double: - - 1", "1:11", "unexpected '-'" },
        { "bool: 2", "1:7", "is out of range" },
        { "bool: TRUE", "1:7", "unexpected name 'TRUE', expected 'true' or 'false'" },
        { "bool: 'true'", "1:7", "unexpected string" },
        { "bool: -1", "1:7", "unexpected '-'" },
        { "string: text", "1:9", "unexpected name 'text', expected a string" },
        { "string: 'text", "1:9", "a string does not end on its line" },
        { "string: 'a\nb'", "1:9", "a string does not end on its line" },
        { "string: 'a\\", "1:9", "a string does not end on its line" },
        { "string: '\\q'", "1:10", "a string has an invalid escape" },
        { "string: 'ab\\x'", "1:12", "a string has an invalid escape" },
        { "string: '\\u12'", "1:10", "a string has an invalid escape" },
        { "color: COLOR_MAUVE", "1:8", "text.Color has no value 'COLOR_MAUVE'" },
        { "color: 2147483648", "1:8", "is out of range" },
        { "color: 'COLOR_RED'", "1:8", "unexpected string" },
        { "shut: 2", "1:7", "text.Shut is closed and has no value 2" },
        { "all", "1:4", "unexpected end of the text, expected '{' or '<'" },
        { "all 1", "1:5", "expected '{' or '<'" },
        { "all: 1", "1:6", "expected '{' or '<'" },
        { "all {", "1:6", "unexpected end of the text, expected a field or '}'" },
        { "all { int32: 1 >", "1:16", "unexpected '>', expected the name of a field" },
        { "all < int32: 1 }", "1:16", "unexpected '}'" },
        { "}", "1:1", "unexpected '}', expected the name of a field" },
        { "all {} all {}", "1:8", "the field 'all' is there already" },
        { "int32: 1\n int32: 2", "2:2", "the field 'int32' is there already" },
        { "int32: [1]", "1:8", "unexpected '['" },
        { "all: [{}]", "1:6", "unexpected '['" },
        { "picked: 1 picked_all {}", "1:11", "where 'picked' is set already" },
        { "numbers [1]", "1:9", "expected ':'" },
        { "numbers: [1", "1:12", "expected ',' or ']'" },
        { "numbers: [1 2]", "1:13", "unexpected number '2', expected ',' or ']'" },
        { "numbers: [1; 2]", "1:12", "unexpected ';', expected ',' or ']'" },
        { "numbers: [1,]", "1:13", "unexpected ']', expected an integer" },
        { "numbers: [,]", "1:11", "unexpected ','" },
        { "alls: [{},]", "1:11", "unexpected ']'" },
        { "int32: 1,,", "1:10", "unexpected ','" },
        { "int32: 1;;", "1:10", "unexpected ';'" },
        { ",", "1:1", "unexpected ','" },
        { "all { , }", "1:7", "unexpected ','" },
        { "nothing: 1", "1:1", "text.All has no field 'nothing'" },
        { "Int32: 1", "1:1", "text.All has no field 'Int32'" },
        { "OtherGroup {}", "1:1", "has no field 'OtherGroup'" },
        { "GROUPLIKE {}", "1:1", "has no field 'GROUPLIKE'" },
        { "3: 1", "1:1", "unexpected number '3', expected the name of a field" },
        { "'int32': 1", "1:1", "unexpected string, expected the name of a field" },
        { "[text.nothing]: 1", "1:1", "'text.nothing' is not a known extension of text.All" },
        { "[legacy.other_item] {}", "1:1", "'legacy.other_item' is not a known extension of text.All" },
        { "[text.All.GroupLike] {}", "1:1", "is not a known extension" },
        { "[plain_extension]: 1", "1:1", "is not a known extension" },
        { "[text.plain_extension: 1", "1:22", "in a name in brackets" },
        { "[text.plain_extension", "1:1", "a name in brackets does not end" },
        { "[]: 1", "1:1", "is not a known extension" },
        { "[text.plain_extension] 1", "1:24", "expected ':'" },
        { "[text.plain_extension]: 1 [text.plain_extension]: 1", "1:27", "is there already" },
        { "[type.googleapis.com/text.All] {}", "1:1", "unexpected '/' in the name of an extension" },
        { "any { [type.googleapis.com/text.Nothing] {} }", "1:7", "the type 'type.googleapis.com/text.Nothing' of the Any is not known" },
        { "any { [text.All] {} }", "1:7", "is not a known extension" },
        { "any { [/text.All] {} }", "1:7", "unexpected '/' at the start of a type URL" },
        { "any { [a.com/%zz/text.All] {} }", "1:14", "expected two hexadecimal digits" },
        { "any { [a.com/text.All] 1 }", "1:24", "expected '{' or '<'" },
        { "any { [a.com/text.All] {} [a.com/text.All] {} }", "1:27", "the content of the Any is there already" },
        { "any { type_url: 'a' [a.com/text.All] {} }", "1:21", "the content of the Any is there already" },
        { "any { [a.com/text.All] { nothing: 1 } }", "1:26", "text.All has no field 'nothing'" },
        { "counts: 1", "1:9", "expected '{' or '<'" },
        { "counts { key: 1 }", "1:15", "expected a string" },
        { "counts { other: 1 }", "1:10", "has no field 'other'" },
        { "old_name", "1:9", "expected '{' or '<'" },
        { "old_name 1", "1:10", "expected '{' or '<'" },
        { "old_name [1, 2]", "1:11", "unexpected number '1', expected '{' or '<'" },
        { "old_name: [1,]", "1:14", "unexpected ']', expected a value" },
        { "old_name: - 'a'", "1:13", "unexpected string, expected a value" },
        { "old_name: -name", "1:12", "unexpected name 'name', expected a number" },
        { "old_name: { 1: 1 }", "1:13", "expected the name of a field" },
        { "int32: 1 /* c */", "1:10", "unexpected '/'" },
        { "int32 = 1", "1:7", "unexpected '=', expected ':'" },
        { "int32: 1 é", "1:10", "unexpected U+00E9" },
        { "int32: 1 \u0001", "1:10", "unexpected U+0001" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void WhatProtocRefusesIsRefusedWithAPlace(string text, string place, string problem)
    {
        Assert.True(protoc.Encode("text.All", text).Bytes is null, "protoc takes it");
        ProtoException exception = Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(TextTypes.Find("text.All"), text, _parse));

        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.NotNull(exception.Path);
        if (place.Length > 0)
            Assert.Equal(place, $"{exception.Line}:{exception.Column}");
    }

    /// <summary>Where the specification is stricter than C++.</summary>
    [Theory]
    [InlineData("string: '\\300'", "a string is not valid UTF-8")]
    [InlineData("string: '\\U00110000'", "a string has an invalid escape")]
    [InlineData("string: '\\ud801\\udc37'", "a string has an invalid escape")] // surrogates are no code points
    [InlineData("bytes: '\\777'", "a string has an invalid escape")] // no byte
    public void WhatTheSpecificationDoesNotAllowIsRefused(string text, string problem)
    {
        Assert.True(protoc.Encode("text.All", text).Bytes is not null, "protoc refuses it too");
        ProtoException exception = Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(TextTypes.Find("text.All"), text, _parse));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("legacy {}", "text.All.legacy.must")]
    [InlineData("any { [a.com/legacy.Legacy] {} }", "legacy.Legacy.must")]
    public void AMissingRequiredFieldIsNamed(string text, string path)
    {
        ProtoException exception = Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(TextTypes.Find("text.All"), text, _parse));

        Assert.Equal("a required field is missing", exception.Problem);
        Assert.Equal(path, exception.Path);
    }

    [Fact]
    public void ThePathLeadsToTheField()
    {
        ProtoException exception = Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(TextTypes.Find("text.All"), "all {\n  named {\n    key: 1\n    value { int32: x }\n  }\n}", _parse));

        Assert.Equal("text.All.all.named.value.int32", exception.Path);
        Assert.Equal("text.All.all.named.value.int32: unexpected name 'x', expected an integer at line 4, column 20.", exception.Message);
    }

    [Fact]
    public void NestingIsLimited()
    {
        MessageDescriptor type = TextTypes.Find("text.All");
        string Nest(int depth) => string.Concat(Enumerable.Repeat("all {", depth)) + new string('}', depth);
        string NestUnknown(int depth) => "old_name {" + string.Concat(Enumerable.Repeat("x {", depth - 1)) + new string('}', depth);

        Assert.NotNull(DynamicMessage.ParseText(type, Nest(100)));
        Assert.NotNull(DynamicMessage.ParseText(type, NestUnknown(100)));
        foreach (string text in (string[])[Nest(101), NestUnknown(101), Nest(100_000), NestUnknown(100_000)])
            Assert.Contains("messages nest deeper", Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(type, text)).Problem, StringComparison.Ordinal);
        Assert.NotNull(DynamicMessage.ParseText(type, Nest(200), new TextParseOptions { MaxDepth = 200 }));
        Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(type, NestUnknown(100_000), new TextParseOptions { MaxDepth = 10_000 }));
    }

    [Theory]
    [InlineData("nothing: 1 int32: 5")]
    [InlineData("nothing { a: 'x' [b.c/d.E] { } f: [1, { g: -inf }] } int32: 5")]
    [InlineData("[no.such]: 1 int32: 5")]
    [InlineData("[no.such] < a: 1 > int32: 5")]
    public void UnknownFieldsAreSkippedOnRequest(string text)
    {
        DynamicMessage message = DynamicMessage.ParseText(TextTypes.Find("text.All"), text, _parse with { IgnoreUnknownFields = true });

        Assert.Equal("int32: 5\n", message.ToText());
        Assert.Throws<ProtoException>(() => DynamicMessage.ParseText(TextTypes.Find("text.All"), text, _parse));
    }
}
