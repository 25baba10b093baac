using ProtoGen.Differential.Oracles;
using ProtoGen.Reflection;

namespace ProtoGen.Differential.Text;

/// <summary>Texts that protoc takes: we take them too, read the same values, and print them as protoc does.</summary>
public sealed class AcceptedTextTests(ProtocText protoc) : IClassFixture<ProtocText>
{
    private static readonly TextParseOptions _parse = new() { Registry = TextTypes.Registry };
    private static readonly TextFormatOptions _asProtoc = new() { Registry = TextTypes.Registry, EscapeNonAscii = true, PrintUnknownFields = true, ExpandAny = false };

    public static TheoryData<string> Texts =>
    [
        "",
        "# only a comment",
        "int32: 1 int64: -2 uint32: 3 uint64: 4 sint32: -5 sint64: -6 fixed32: 7 fixed64: 8 sfixed32: -9 sfixed64: -10",
        "int32: 2147483647 int64: 9223372036854775807 uint32: 4294967295 uint64: 18446744073709551615",
        "int32: -2147483648 int64: -9223372036854775808",
        "int32: 0x7fffffff int64: -0x8000000000000000 uint32: 0XFFFFFFFF uint64: 0x0000000000000000000000000001",
        "int32: 017777777777 int64: -01000000000000000000000 uint64: 01777777777777777777777 uint32: 00",
        "int32: -\n# comment between sign and number\n 5",
        "double: 1 float: 2",
        "double: 1.5 float: -2.5",
        "double: 1.5f float: -2.5F",
        "double: 10f float: 0f",
        "double: 1. float: 1.f",
        "double: .5 float: .5e2",
        "double: 1e10 float: 1E-3",
        "double: 1.e+3",
        "double: -0 float: -0.0",
        "double: inf float: -inf",
        "double: infinity float: -INFINITY",
        "double: InF float: nan",
        "double: NaN",
        "double: 1e400 float: 1e50",
        "double: -1e400 float: -1e50",
        "double: 1e-400 float: 1e-50",
        "double: 1e18446744073709551616",
        "double: 1e-18446744073709551616",
        "double: 0.1 float: 0.1",
        "doubles: [1, 2.5, 1e100, -inf, 12345678.9, 1e17, 0.0001, 0.00001]",
        "bool: true", "bool: True", "bool: t", "bool: false", "bool: False", "bool: f", "bool: 1", "bool: 0", "bool: 0x1", "bool: 01", "bool: 00",
        "string: \"text\"", "string: 'text'", "string: 'a' \"b\"\n'c'", "string: 'a''b'\"c\"", "string: ''",
        "string: '\\a\\b\\f\\n\\r\\t\\v\\?\\\\\\'\\\"'",
        "string: '\\101\\0\\60a\\1234'",
        "string: '\\x41\\x4a\\x4Ag\\x3world'",
        "string: '\\u00e9\\U0001F600'",
        "string: '\\341\\210\\264' bytes: '\\341\\210\\264'",
        "string: 'żółw 🐢' bytes: 'żółw 🐢'",
        "bytes: '\\377\\xff\\000'",
        "string: '\t# no comment'",
        "color: COLOR_RED", "color: 1", "color: -5", "color: 99", "color: 0x1", "color: infinity", "color: true",
        "shut: SHUT_ONE", "shut: 1",
        "all { int32: 1 }", "all: { int32: 1 }", "all < int32: 1 >", "all: <int32: 1>", "all {}", "all: {}",
        "all { all { all < all: { int32: 1 } > } }",
        "numbers: 1 numbers: 2", "numbers: [1, 2, 3]", "numbers: []", "numbers: 1 numbers: [2] numbers: 3",
        "strings: ['a', 'b' 'c']",
        "alls { int32: 1 } alls: { int32: 2 }", "alls: [{ int32: 1 }, < int32: 2 >]", "alls [{}, {}]", "alls []",
        "int32: 1, int64: 2; uint32: 3", "int32: 1,", "all { int32: 1; };",
        "numbers: [1],", "alls {},alls{};alls{}",
        "int32: 10[text.plain_extension]: 20",
        "string:'a'int32:1",
        "counts { key: 'a' value: 1 }", "counts: { key: 'a' value: 1 } counts { value: 2 key: 'b' }", "counts: [{ key: 'a' value: 1 }, { key: 'b' }]",
        "counts { }", "counts { key: 'a' value: 1 } counts { key: 'a' value: 2 }",
        "named { key: 3 value { int32: 1 } } named { key: -1 value: < > } named { key: 2 }",
        "flags { key: true value: COLOR_RED } flags { key: false }",
        "picked: 5", "picked_all { picked: 3 }",
        "any { type_url: 'type.googleapis.com/text.All' value: '\\030\\001' }",
        "any { [type.googleapis.com/text.All] { int32: 1 } }",
        "any: { [example.com/a/b/text.All]: < int32: 1 > }",
        "any { [type.googleapis.com/text.All] { any { [type.googleapis.com/legacy.Legacy] { must: 1 } } } }",
        "any { [ type. googleapis.com / # comment\n text.All ] { int32: 1 } }",
        "any { [example.com/%2f~!$&()*+,;=/text.All] {} }",
        "anys { [type.googleapis.com/text.All] { int32: 1 } } anys: {}",
        "GroupLike { number: 1 }", "grouplike { number: 1 }", "GroupLike: { number: 1 }", "other_group { number: 2 }",
        "legacy { must: 1 Part { number: 1 Word { text: 'a' } Word { text: 'b' } } Many { number: 1 } Many {} }",
        "legacy { must: 1 part { number: 1 word { text: 'a' } } many: [{}, { number: 1 }] }",
        "legacy { must: 1 level: LEVEL_ZWEI flag: false data: '\\001' }",
        "implicit: 5", "implicit: 0 implicit: 0",
        "[text.plain_extension]: 1 [text.list_extension]: 'a' [text.list_extension]: ['b', 'c']",
        "[text.message_extension] { [text.plain_extension]: 1 }", "[text.message_extension]: < int32: 1 >",
        "[text.grouplike] { number: 1 }", "[text.Holder.nested_extension]: COLOR_RED",
        "[ text . plain_extension # comment\n]: 1",
        "set { [legacy.Item] { number: 1 } }", "set { [legacy.Item.message_set_extension] { number: 1 } }", "set { [legacy.other_item] { text: 'a' } [legacy.Item] {} }",
        "old_name: 1", "old_name: 'a' 'b'", "old_name: -inf", "old_name: IDENT", "old_name: [1, 2]", "old_name: ['a' 'b', -1]", "old_name: []", "old_name { a: 1 b { c: 'd' } [x.y]: 1 }",
        "old_name: < a: 1, >", "old_name: [{}, { a: 1 }]", "older: 1.5 int32: 1",
        "\r\n\t\v\fint32\r\n:\t1",
        "int32: 1 # comment",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void WhatProtocTakesIsReadAndPrintedAsProtocDoes(string text)
    {
        MessageDescriptor type = TextTypes.Find("text.All");
        (byte[]? bytes, string errors) = protoc.Encode(type.FullName, text);
        Assert.True(bytes is not null, $"protoc refuses: {errors}");
        DynamicMessage message = DynamicMessage.ParseText(type, text, _parse);

        Assert.Equal(DynamicMessage.Parse(type, bytes, new ParseOptions { Registry = TextTypes.Registry }), message);
        Assert.Equal(protoc.Decode(type.FullName, message.ToByteArray()), message.ToText(_asProtoc));
        foreach (TextFormatOptions options in (TextFormatOptions[])[new() { Registry = TextTypes.Registry }, new() { Registry = TextTypes.Registry, SingleLine = true }])
            Assert.Equal(message, DynamicMessage.ParseText(type, message.ToText(options), _parse));
    }

    /// <summary>We print the shortest digits that mean the number, protoc 15 or 17 of a double and 6 to 9 of a float.</summary>
    [Theory]
    [InlineData("double: 123456789012345678901234567890 float: 18446744073709551616")]
    [InlineData("double: 3.141592653589793 float: 3.4028235e+38")]
    [InlineData("double: 5e-324 float: 1e-45")]
    [InlineData("doubles: [1e15, 1e16, 123456789012345680, 0.30000000000000004]")]
    public void NumbersOfOtherDigitsMeanTheSame(string text)
    {
        MessageDescriptor type = TextTypes.Find("text.All");
        DynamicMessage message = DynamicMessage.ParseText(type, text);

        Assert.Equal(DynamicMessage.Parse(type, protoc.Encode(type.FullName, text).Bytes), message);
        Assert.Equal(DynamicMessage.Parse(type, protoc.Encode(type.FullName, message.ToText()).Bytes), message);
    }

    [Fact]
    public void AReservedListOfMessagesNeedsNoColon() =>
        Assert.Equal("int32: 1\n", DynamicMessage.ParseText(TextTypes.Find("text.All"), "old_name [{}, { a: 1 }] int32: 1").ToText());

    [Fact]
    public void UnknownFieldsArePrintedAsProtocDoes()
    {
        DynamicMessage message = DynamicMessage.ParseText(TextTypes.Find("text.All"),
            """
            double: 1.5 float: 2.5 int32: -1 uint64: 5 string: "text" bytes: "" all { all { string: "x" } numbers: [1, 2] } numbers: [1, 300]
            GroupLike { number: 1 } other_group { } counts { key: "a" value: 1 } blobs: "\n\002\b\001" blobs: "\010" blobs: "\013\010\001\014"
            """);
        byte[] bytes = message.ToByteArray();
        DynamicMessage blank = DynamicMessage.Parse(TextTypes.Find("text.Blank"), bytes);

        Assert.Equal(protoc.Decode("text.Blank", bytes), blank.ToText(_asProtoc));
        Assert.Equal("", blank.ToText());
    }

    [Fact]
    public void AnAnyIsPrintedAsItsContentWhereItsTypeIsKnown()
    {
        MessageDescriptor type = TextTypes.Find("text.All");
        DynamicMessage message = DynamicMessage.ParseText(type, "any { [a.com/text.All] { int32: 1 } } anys { type_url: 'a.com/no.Type' value: 'x' } anys { type_url: 'a.com/text.All' value: '\\010' } anys { }", _parse);

        Assert.Equal(
            "any { [a.com/text.All] { int32: 1 } } anys { type_url: \"a.com/no.Type\" value: \"x\" } anys { type_url: \"a.com/text.All\" value: \"\\010\" } anys { }",
            message.ToText(new() { SingleLine = true, Registry = TextTypes.Registry }));
        Assert.StartsWith("any { type_url: ", message.ToText(new() { SingleLine = true, Registry = TypeRegistry.Empty }), StringComparison.Ordinal);
    }

    [Fact]
    public void RedactedFieldsAreShownOnlyToWhoParses()
    {
        MessageDescriptor type = TextTypes.Find("text.All");
        DynamicMessage message = DynamicMessage.ParseText(type, "int32: 1 password: 'p' color: COLOR_SECRET secrets { key: 'k' value: 'v' }");

        Assert.Equal("int32: 1 color: [REDACTED] password: [REDACTED] secrets: [REDACTED]", message.ToText(new() { SingleLine = true, Redact = true }));
        Assert.Equal(message, DynamicMessage.ParseText(type, message.ToText()));
        DynamicMessage blank = DynamicMessage.Parse(TextTypes.Find("text.Blank"), message.ToByteArray());
        Assert.Equal("3: [REDACTED] 16: [REDACTED] 35: [REDACTED] 36: [REDACTED]", blank.ToText(new() { SingleLine = true, Redact = true, PrintUnknownFields = true }));
    }
}
