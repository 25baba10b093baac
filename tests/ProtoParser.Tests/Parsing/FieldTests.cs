using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class FieldTests
{
    [Theory]
    [InlineData("double")]
    [InlineData("sfixed64")]
    [InlineData("bytes")]
    [InlineData("Foo")]
    [InlineData("a.b.Foo")]
    [InlineData(".a.b.Foo")]
    [InlineData("map")]
    [InlineData("stream")]
    [InlineData("rpc")]
    [InlineData("syntax")]
    [InlineData(".message.enum")]
    public void TypesAreReadAsWritten(string type)
    {
        FieldSyntax field = Parsed.Proto3($"message M {{ {type} a = 1; }}").Messages[0].Fields[0];

        Assert.Equal(type, field.Type.Text);
        Assert.Equal(FieldLabel.None, field.Label);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("enum")]
    [InlineData("option")]
    [InlineData("optional")]
    [InlineData("reserved")]
    [InlineData("oneof")]
    [InlineData("map")]
    [InlineData("group")]
    [InlineData("int32")]
    [InlineData("default")]
    [InlineData("json_name")]
    [InlineData("true")]
    [InlineData("inf")]
    public void KeywordsAreNames(string name)
    {
        Assert.Equal(name, Parsed.Proto3($"message M {{ int32 {name} = 1; }}").Messages[0].Fields[0].Name.Text);
    }

    [Theory]
    [InlineData("optional", FieldLabel.Optional)]
    [InlineData("required", FieldLabel.Required)]
    [InlineData("repeated", FieldLabel.Repeated)]
    public void LabelsAreRead(string word, FieldLabel label)
    {
        Assert.Equal(label, Parsed.Proto2($"message M {{ {word} int32 a = 1; }}").Messages[0].Fields[0].Label);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0x10", 16)]
    [InlineData("010", 8)]
    [InlineData("2147483647", 2147483647)]
    public void NumbersAreDecimalOctalOrHexadecimal(string number, long value)
    {
        Assert.Equal(value, Parsed.Proto3($"message M {{ int32 a = {number}; }}").Messages[0].Fields[0].Number.Value);
    }

    [Fact]
    public void AMapFieldHasKeyAndValue()
    {
        FileSyntax file = Parsed.Proto3("message M { map < string , a.B > m = 1; }");
        FieldSyntax field = file.Messages[0].Fields[0];

        Assert.Equal("map", field.Type.Text);
        Assert.Equal("string", field.Map!.Key.Text);
        Assert.Equal("a.B", field.Map.Value.Text);
        Assert.Equal("map < string , a.B >", file.TextOf(field.Map.Span));
    }

    [Fact]
    public void AGroupIsAFieldAndAMessage()
    {
        FileSyntax file = Parsed.Proto2("message M { repeated group FooBar = 1 [deprecated = true] { optional int32 a = 2; } oneof o { group G = 3 {} } }");
        MessageSyntax message = file.Messages[0];

        Assert.Equal(["foobar", "g"], message.Fields.Select(f => f.Name.Text));
        Assert.Equal(["FooBar", "G"], message.Messages.Select(m => m.Name.Text));
        Assert.Same(message.Messages[0], message.Fields[0].Group);
        Assert.True(message.Messages[0].IsGroup);
        Assert.Equal("group", message.Fields[0].Type.Text);
        Assert.Equal("a", message.Messages[0].Fields[0].Name.Text);
        Assert.Equal("repeated group FooBar = 1 [deprecated = true] { optional int32 a = 2; }", file.TextOf(message.Fields[0].Span));
        Assert.Same(message.Oneofs[0], message.Fields[1].Oneof);
    }

    [Fact]
    public void AGroupOfAnExtensionBelongsToItsExtendBlock()
    {
        ExtendSyntax extend = Parsed.Proto2("extend M { optional group G = 1 {} }").Extends[0];

        Assert.Same(extend.Messages[0], extend.Fields[0].Group);
    }

    [Theory]
    [InlineData("int32 a = 1;", "2:13 PGEN0112")]
    [InlineData("optional group g = 1 {}", "2:28 PGEN0119")]
    [InlineData("optional group G = 1;", "2:33 PGEN0100")]
    [InlineData("repeated map<int32, int32> m = 1;", "2:13 PGEN0116")]
    [InlineData("oneof o { optional int32 a = 1; }", "2:23 PGEN0115")]
    [InlineData("oneof o { map<int32, int32> a = 1; }", "2:23 PGEN0117")]
    [InlineData("map<group, int32> m = 1;", "2:17 PGEN0100")]
    [InlineData("map<int32> m = 1;", "2:22 PGEN0100")]
    [InlineData("optional int32 a;", "2:29 PGEN0110")]
    [InlineData("optional int32 a 1;", "2:30 PGEN0110")]
    [InlineData("optional int32 a = ;", "2:32 PGEN0100")]
    [InlineData("optional int32 a = -1;", "2:32 PGEN0100")]
    [InlineData("optional int32 a = 2147483648;", "2:32 PGEN0111")]
    [InlineData("optional int32 = 1;", "2:28 PGEN0100")]
    [InlineData("optional = 1;", "2:22 PGEN0100")]
    [InlineData("optional int32 a = 1 [];", "2:35 PGEN0100")]
    [InlineData("optional int32 a = 1 [deprecated = true,];", "2:53 PGEN0100")]
    [InlineData("optional int32 a = 1 [deprecated = true;", "2:52 PGEN0100")]
    [InlineData("optional int32 a = 1 [default = 1, default = 2];", "2:48 PGEN0121")]
    [InlineData("optional int32 a = 1 [json_name = b];", "2:47 PGEN0100")]
    [InlineData("optional int32 a = 1 [json_name = 'a', json_name = 'b'];", "2:52 PGEN0121")]
    public void AWrongFieldOfProto2IsOneFinding(string field, string finding)
    {
        Assert.Equal([finding], Parsed.Findings($"syntax = \"proto2\";\nmessage M {{ {field} }}"));
    }

    [Theory]
    [InlineData("required int32 a = 1;", "2:13 PGEN0114")]
    [InlineData("repeated group G = 1 {}", "2:22 PGEN0118")]
    [InlineData("int32 a = 1 [default = 5, deprecated = true];", "2:26 PGEN0120")]
    public void Proto3LacksWhatProto2Has(string field, string finding)
    {
        Assert.Equal([finding], Parsed.Findings($"syntax = \"proto3\";\nmessage M {{ {field} }}"));
    }

    [Theory]
    [InlineData("required int32 a = 1;", "2:13 PGEN0113")]
    [InlineData("optional int32 a = 1;", "2:13 PGEN0113")]
    [InlineData("group G = 1 {}", "2:13 PGEN0118")]
    public void EditionsLackWhatProto2Has(string field, string finding)
    {
        Assert.Equal([finding], Parsed.Findings($"edition = \"2023\";\nmessage M {{ {field} }}"));
    }

    [Fact]
    public void AMapCannotBeAnExtension()
    {
        Assert.Equal(["2:12 PGEN0117"], Parsed.Findings("syntax = \"proto3\";\nextend M { map<int32, int32> m = 1; }"));
    }
}
