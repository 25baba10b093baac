using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Tests.Naming;

public class MessageNamesTests
{
    [Fact]
    public void EveryNameOfAPlainField()
    {
        MessageDescriptor message = Message("message User { optional string full_name = 1; string id = 2; }");
        MessageNames names = new CSharpNames().Message(message);

        Assert.Equal(new FieldNames("FullName", "FullNameFieldNumber", "HasFullName", "FullNameOrDefault", "_fullName"), names[message.Fields[0]]);
        Assert.Equal(new FieldNames("Id", "IdFieldNumber", "", "", "_id"), names[message.Fields[1]]);
        Assert.Equal("Types", names.NestedContainer);
    }

    [Theory]
    [InlineData("types", "Types_")]
    [InlineData("parse", "Parse_")]
    [InlineData("equals", "Equals_")]
    [InlineData("get_hash_code", "GetHashCode_")]
    [InlineData("get_type", "GetType_")]
    [InlineData("to_string", "ToString_")]
    [InlineData("memberwise_clone", "MemberwiseClone_")]
    [InlineData("reference_equals", "ReferenceEquals_")]
    [InlineData("finalize", "Finalize_")]
    [InlineData("descriptor", "Descriptor_")]
    [InlineData("unknown_fields", "UnknownFields_")]
    [InlineData("user", "User_")]
    [InlineData("class", "Class")]
    [InlineData("system", "System")]
    [InlineData("_", "Field")]
    [InlineData("_1", "_1")]
    public void AFieldStepsAsideForFixedMembersAndItsMessage(string field, string expected)
    {
        MessageDescriptor message = Message($"message User {{ string {field} = 1; }}");

        Assert.Equal(expected, new CSharpNames().Message(message)[message.Fields[0]].Property);
    }

    [Fact]
    public void NamesEqualInPascalCaseTakeUnderscoresInDeclarationOrder() =>
        Assert.Equal(["FooBar", "FooBar_", "FooBar__", "Foobar"], Properties("syntax = \"proto2\"; message M { optional int32 foo_bar = 1; optional int32 fooBar = 2; optional int32 FooBar = 3; optional int32 foobar = 4; }"));

    [Fact]
    public void ADerivedNameStepsAsideForAField()
    {
        MessageDescriptor message = Message(
            "message M { optional string phone = 1; string phone_or_default = 2; string has_phone = 3; string phone_field_number = 4; }");
        MessageNames names = new CSharpNames().Message(message);

        Assert.Equal(new FieldNames("Phone", "PhoneFieldNumber_", "HasPhone_", "PhoneOrDefault_", "_phone"), names[message.Fields[0]]);
        Assert.Equal("PhoneOrDefault", names[message.Fields[1]].Property);
        Assert.Equal("HasPhone", names[message.Fields[2]].Property);
        Assert.Equal("PhoneFieldNumber", names[message.Fields[3]].Property);
    }

    [Fact]
    public void PrivateFieldsAreUniqueTooAndLeaveTheFixedOnesAlone()
    {
        MessageDescriptor message = Message("syntax = \"proto2\"; message M { optional int32 URL = 1; optional int32 uRL = 2; optional int32 presence = 3; }");
        MessageNames names = new CSharpNames().Message(message);

        Assert.Equal(["_uRL", "_uRL_", "_presence_"], message.Fields.Select(field => names[field].Storage));
    }

    [Fact]
    public void EveryNameOfAOneof()
    {
        MessageDescriptor message = Message("message M { oneof sign_in { string password_hash = 1; bool none = 2; } }");
        OneofNames names = new CSharpNames().Message(message)[message.Oneofs[0]];

        Assert.Equal("SignIn", names.Property);
        Assert.Equal("SignInOneofCase", names.CaseEnum);
        Assert.Equal("SignInCase", names.CaseProperty);
        Assert.Equal("ClearSignIn", names.Clear);
        Assert.Equal("_signInCase", names.StorageCase);
        Assert.Equal("_signInBits", names.StorageBits);
        Assert.Equal("_signInRef", names.StorageRef);
        Assert.Equal("PasswordHash", names.Case(message.Fields[0]));
        Assert.Equal("None_", names.Case(message.Fields[1]));
    }

    [Fact]
    public void OneofNamesStepAsideForFields()
    {
        MessageDescriptor message = Message(
            "message M { oneof kind { string a = 1; } string kind_case = 2; string kind_oneof_case = 3; string clear_kind = 4; }");
        OneofNames names = new CSharpNames().Message(message)[message.Oneofs[0]];

        Assert.Equal("KindCase_", names.CaseProperty);
        Assert.Equal("KindOneofCase_", names.CaseEnum);
        Assert.Equal("ClearKind_", names.Clear);
    }

    [Fact]
    public void OneofsOfEqualPascalCaseStayApart()
    {
        MessageDescriptor message = Message("message M { oneof a_b { int32 x = 1; } oneof aB { int32 y = 2; } }");
        MessageNames names = new CSharpNames().Message(message);

        Assert.Equal(["ABCase", "ABCase_"], message.Oneofs.Select(oneof => names[oneof].CaseProperty));
        Assert.Equal(["_aBBits", "_aBBits_"], message.Oneofs.Select(oneof => names[oneof].StorageBits));
    }

    [Fact]
    public void AGroupIsNamedLikeItsMessage() =>
        Assert.Equal(["UserData", "Data"], Properties("syntax = \"proto2\"; message M { optional group UserData = 1 { } optional Other data = 2; } message Other { }"));

    [Fact]
    public void EveryMemberOfAMessageHasItsOwnName()
    {
        string fields = string.Concat(FixedNames.Message.Where(name => name[0] != '_').SelectMany(name => new[] { name, "Has" + name, name + "OrDefault" }).Distinct()
            .Select((name, index) => $"optional string {name} = {index + 1}; "));
        MessageDescriptor message = Message("syntax = \"proto2\"; message Hash { " + fields + " }");
        MessageNames names = new CSharpNames().Message(message);

        List<string> members = [.. message.Fields.Select(field => names[field]).SelectMany(
            field => new[] { field.Property, field.FieldNumber, field.Has, field.OrDefault, field.Storage }), .. FixedNames.Message, "Hash_"];
        Assert.Equal(members.Count, members.Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Properties(string proto)
    {
        MessageDescriptor message = Message(proto);
        MessageNames names = new CSharpNames().Message(message);
        return message.Fields.Select(field => names[field].Property);
    }

    private static MessageDescriptor Message(string proto) =>
        Linked.File(proto.StartsWith("syntax", StringComparison.Ordinal) ? proto : "syntax = \"proto3\"; " + proto).Messages[0];
}
