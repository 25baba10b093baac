using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Linking;

public sealed class FieldPropertyTests
{
    [Fact]
    public void PresenceOfProto2()
    {
        FileDescriptor file = Linked.Proto2("message A { required int32 a = 1; optional int32 b = 2; repeated int32 c = 3; optional A d = 4; }");

        Assert.Equal([true, true, false, true], file.Message("A").Fields.Select(static field => field.HasPresence));
        Assert.Equal([true, false, false, false], file.Message("A").Fields.Select(static field => field.IsRequired));
    }

    [Fact]
    public void PresenceOfProto3()
    {
        FileDescriptor file = Linked.Proto3("message A { int32 a = 1; optional int32 b = 2; A c = 3; oneof o { int32 d = 4; } repeated A e = 5; }");

        Assert.Equal([false, true, true, true, false], file.Message("A").Fields.Select(static field => field.HasPresence));
        Assert.Equal(FieldLabel.Optional, file.Field("A.a").Label);
    }

    [Fact]
    public void PresenceOfEditionsFollowsTheFeature()
    {
        FileDescriptor file = Linked.Edition("message A { int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT]; int32 c = 3 [features.field_presence = LEGACY_REQUIRED]; }");

        Assert.Equal([true, false, true], file.Message("A").Fields.Select(static field => field.HasPresence));
        Assert.Equal([false, false, true], file.Message("A").Fields.Select(static field => field.IsRequired));
    }

    [Fact]
    public void PackingFollowsSyntaxOptionAndFeature()
    {
        Assert.Equal([false, true], Linked.Proto2("message A { repeated int32 a = 1; repeated int32 b = 2 [packed = true]; }").Message("A").Fields.Select(static field => field.IsPacked));
        Assert.Equal([true, false, false], Linked.Proto3("message A { repeated int32 a = 1; repeated int32 b = 2 [packed = false]; repeated string c = 3; }").Message("A").Fields.Select(static field => field.IsPacked));
        Assert.Equal([true, false], Linked.Edition("message A { repeated int32 a = 1; repeated int32 b = 2 [features.repeated_field_encoding = EXPANDED]; }").Message("A").Fields.Select(static field => field.IsPacked));
    }

    [Fact]
    public void Utf8IsCheckedWhereTheFeatureSaysSo()
    {
        Assert.False(Linked.Proto2("message A { optional string a = 1; }").Field("A.a").ValidatesUtf8);
        Assert.True(Linked.Proto3("message A { string a = 1; }").Field("A.a").ValidatesUtf8);
        Assert.False(Linked.Edition("message A { string a = 1 [features.utf8_validation = NONE]; }").Field("A.a").ValidatesUtf8);
        Assert.False(Linked.Proto3("message A { bytes a = 1; }").Field("A.a").ValidatesUtf8);
    }

    [Fact]
    public void DelimitedMessagesAreGroupsButMapsAreNot()
    {
        FileDescriptor file = Linked.Edition("option features.message_encoding = DELIMITED;\nmessage A { A a = 1; map<int32, A> b = 2; A c = 3 [features.message_encoding = LENGTH_PREFIXED]; }");

        Assert.Equal(FieldType.Group, file.Field("A.a").Type);
        Assert.Equal(FieldType.Message, file.Field("A.b").Type);
        Assert.Equal(FieldType.Message, file.Field("A.b").MessageType!.Fields[1].Type);
        Assert.Equal(FieldType.Message, file.Field("A.c").Type);
    }

    [Fact]
    public void GroupsAreFieldsInLowerCaseWithTheirOwnMessage()
    {
        FileDescriptor file = Linked.Proto2("message A { repeated group Item_List = 1 { optional int32 x = 1; } }");

        FieldDescriptor field = file.Message("A").Fields[0];
        Assert.Equal(("item_list", FieldType.Group, "A.Item_List", "itemList"), (field.Name, field.Type, field.MessageType!.FullName, field.JsonName));
    }

    [Fact]
    public void MapFieldsHaveAnEntryMessage()
    {
        FileDescriptor file = Linked.Proto3("message A { map<string, A> my_items2x = 1; }");

        FieldDescriptor field = file.Field("A.my_items2x");
        Assert.True(field.IsMap);
        Assert.True(field.IsRepeated);
        Assert.Equal("A.MyItems2xEntry", field.MessageType!.FullName);
        Assert.Equal([("key", 1, FieldType.String), ("value", 2, FieldType.Message)], field.MessageType.Fields.Select(static part => (part.Name, part.Number, part.Type)));
        Assert.True(field.MessageType.Options.GetBool("map_entry"));
    }

    [Fact]
    public void SyntheticOneofsComeAfterRealOnesAndAvoidNames()
    {
        FileDescriptor file = Linked.Proto3("message A { optional int32 a = 1; oneof real { int32 b = 2; } optional int32 c = 3; int32 _c = 4; }");

        Assert.Equal([("real", false), ("_a", true), ("X_c", true)], file.Message("A").Oneofs.Select(static oneof => (oneof.Name, oneof.IsSynthetic)));
        Assert.Null(file.Field("A.a").RealOneof);
        Assert.Equal("real", file.Field("A.b").RealOneof!.Name);
    }

    [Theory]
    [InlineData("foo_bar", "fooBar")]
    [InlineData("FooBar", "FooBar")]
    [InlineData("_foo", "Foo")]
    [InlineData("foo__bar_", "fooBar")]
    [InlineData("foo_1x", "foo1x")]
    public void JsonNamesAreDerived(string name, string expected) =>
        Assert.Equal(expected, Linked.Proto3($"message A {{ int32 {name} = 1; }}").Message("A").Fields[0].JsonName);

    [Fact]
    public void AWrittenJsonNameWins()
    {
        FieldDescriptor field = Linked.Proto3("message A { int32 a = 1 [json_name = \"@a\"]; }").Field("A.a");

        Assert.Equal(("@a", true), (field.JsonName, field.HasExplicitJsonName));
    }

    [Theory]
    [InlineData("int32", "-0x10", "-16")]
    [InlineData("uint64", "0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("float", "0.1", "0.1")]
    [InlineData("float", "16777217", "16777216")]
    [InlineData("double", "1e15", "1e+15")]
    [InlineData("double", "0.1", "0.1")]
    [InlineData("double", "-inf", "-inf")]
    [InlineData("bytes", "\"\\001\\\"\"", "\\001\\\"")]
    [InlineData("string", "'it''s'", "its")]
    public void DefaultsAreSpelledAsInDescriptors(string type, string literal, string expected) =>
        Assert.Equal(expected, Linked.Proto2($"message A {{ optional {type} a = 1 [default = {literal}]; }}").Field("A.a").DefaultText);

    [Fact]
    public void TheDefaultOfAnEnumFieldIsTheNamedOrTheFirstValue()
    {
        FileDescriptor file = Linked.Proto2("enum E { B = 5; C = 1; }\nmessage A { optional E a = 1; optional E b = 2 [default = C]; }");

        Assert.Equal("B", file.Field("A.a").DefaultEnumValue!.Name);
        Assert.Null(file.Field("A.a").DefaultText);
        Assert.Equal("C", file.Field("A.b").DefaultEnumValue!.Name);
        Assert.Equal("C", file.Field("A.b").DefaultText);
    }

    [Fact]
    public void EnumsAreOpenOrClosedByTheirOwnFile()
    {
        FileDescriptor file = Linked.Valid("syntax = \"proto2\";\nimport \"b.proto\";\nenum E { E_ONE = 1; }\nmessage A { optional E a = 1; optional O b = 2; }", "syntax = \"proto3\";\nenum O { O_ZERO = 0; }");

        Assert.True(file.Field("A.a").EnumType!.IsClosed);
        Assert.False(file.Field("A.b").EnumType!.IsClosed);
    }
}
