using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Tests.Naming;

public class TypeNamesTests
{
    [Theory]
    [InlineData("", "", "global::M")]
    [InlineData("package people.v1;", "People.V1", "global::People.V1.M")]
    [InlineData("package foo.bar_baz.v1beta2;", "Foo.BarBaz.V1Beta2", "global::Foo.BarBaz.V1Beta2.M")]
    [InlineData("package foo; option csharp_namespace = \"Acme.Things\";", "Acme.Things", "global::Acme.Things.M")]
    [InlineData("package foo; option csharp_namespace = \"\";", "", "global::M")]
    [InlineData("option csharp_namespace = \"a.class\";", "a.@class", "global::a.@class.M")]
    [InlineData("option csharp_namespace = \"N { class Evil { } } namespace X\";", "N___class_Evil_______namespace_X", "global::N___class_Evil_______namespace_X.M")]
    public void TheNamespaceComesFromTheOptionOrThePackage(string head, string ns, string typeName)
    {
        FileDescriptor file = Linked.File($"syntax = \"proto3\"; {head} message M {{ }}");
        var names = new CSharpNames();

        Assert.Equal(ns, names.Namespace(file));
        Assert.Equal(typeName, names.TypeName(file.Messages[0]));
    }

    [Theory]
    [InlineData("google/protobuf/timestamp.proto", "ProtoGen.WellKnownTypes")]
    [InlineData("google/protobuf/descriptor.proto", "ProtoGen.Reflection")]
    [InlineData("google/protobuf/compiler/plugin.proto", "ProtoGen.Reflection")]
    [InlineData("google/rpc/status.proto", "ProtoGen.Rpc")]
    [InlineData("google/type/date.proto", "ProtoGen.CommonTypes")]
    [InlineData("google/api/http.proto", "ProtoGen.Api")]
    public void TypesThatExistOnceHaveOurNamespace(string path, string expected) =>
        Assert.Equal(expected, new CSharpNames().Namespace(
            Linked.File("syntax = \"proto3\"; option csharp_namespace = \"Google.Elsewhere\"; message M { }", path)));

    [Fact]
    public void AFolderBelowTheKnownOnesKeepsItsOwnNamespace() =>
        Assert.Equal("Google.Api.Expr", new CSharpNames().Namespace(
            Linked.File("syntax = \"proto3\"; package google.api.expr; message M { }", "google/api/expr/m.proto")));

    [Fact]
    public void NestedTypesLiveInTypes()
    {
        FileDescriptor file = Linked.File("syntax = \"proto3\"; package p; message A { message B { message A { } enum E { X = 0; } } }");
        var names = new CSharpNames();
        MessageDescriptor b = file.Messages[0].NestedMessages[0];

        Assert.Equal("global::P.A.Types.B", names.TypeName(b));
        Assert.Equal("global::P.A.Types.B.Types.A", names.TypeName(b.NestedMessages[0]));
        Assert.Equal("global::P.A.Types.B.Types.E", names.TypeName(b.NestedEnums[0]));
        Assert.Equal("E", names.SimpleName(b.NestedEnums[0]));
    }

    [Theory]
    [InlineData("message Types { }", "Types_")]
    [InlineData("message Descriptor { }", "Descriptor_")]
    [InlineData("message Equals { }", "Equals_")]
    [InlineData("message class { }", "@class")]
    [InlineData("message record { }", "@record")]
    [InlineData("message required { }", "@required")]
    [InlineData("message _ { }", "__")]
    [InlineData("message nint { }", "nint_")]
    [InlineData("message var { }", "var_")]
    [InlineData("message System { }", "System_")]
    [InlineData("message ProtoGen { }", "ProtoGen_")]
    [InlineData("package p; message System { }", "System")]
    [InlineData("message lower { }", "lower")]
    public void AMessageIsNeverNamedLikeAMemberOfItself(string proto, string expected)
    {
        FileDescriptor file = Linked.File("syntax = \"proto3\"; " + proto);

        Assert.Equal(expected, new CSharpNames().SimpleName(file.Messages[0]));
    }

    [Fact]
    public void NestedNamesHideNothing()
    {
        FileDescriptor file = Linked.File("syntax = \"proto3\"; message M { message Types { } enum ToString { A = 0; } enum Types_ { B = 0; } }");
        var names = new CSharpNames();

        Assert.Equal("Types_", names.SimpleName(file.Messages[0].NestedMessages[0]));
        Assert.Equal(["ToString_", "Types__"], file.Messages[0].NestedEnums.Select(names.SimpleName));
    }

    [Fact]
    public void MapEntriesTakeNoName()
    {
        FileDescriptor file = Linked.File("syntax = \"proto3\"; message M { map<string, string> tags = 1; }");

        Assert.Equal("Tags", new CSharpNames().Message(file.Messages[0])[file.Messages[0].Fields[0]].Property);
    }

    [Fact]
    public void EnumValuesOfEqualNamesAndAliasesStayApart()
    {
        FileDescriptor file = Linked.File(
            "syntax = \"proto2\"; enum Kind { option allow_alias = true; KIND_A = 0; A = 0; kind_a = 0; KIND_1 = 1; _ = 2; KIND = 3; Object = 4; }");
        var names = new CSharpNames();

        Assert.Equal(["A", "A_", "A__", "_1", "_", "Kind", "Object"], file.Enums[0].Values.Select(names.EnumValue));
    }

    [Fact]
    public void TopLevelAccessIsWhatTheProjectSays() => Assert.Equal("internal", new CSharpNames("internal").Access);

    [Theory]
    [InlineData("shop/order_options.proto", "", "OrderOptionsExtensions")]
    [InlineData("a-b.c.proto", "", "ABCExtensions")]
    [InlineData("shop/1st.proto", "", "_1StExtensions")]
    [InlineData("shop/m.proto", "message MExtensions { }", "MExtensions_")]
    public void TheExtensionsOfAFileAreInAClassNamedLikeIt(string path, string rest, string expected)
    {
        FileDescriptor file = Linked.File($"syntax = \"proto2\"; message M {{ extensions 1 to 9; }} extend M {{ optional int32 shoe_size = 1; optional group Box = 2 {{ }} }} {rest}", path);
        var names = new CSharpNames();

        Assert.Equal(expected, names.ExtensionContainer(file));
        Assert.Equal(["ShoeSize", "Box"], file.Extensions.Select(names.ExtensionName));
    }

    [Fact]
    public void TheClassOfExtensionsInAMessageStepsAsideForAField()
    {
        FileDescriptor file = Linked.File(
            "syntax = \"proto2\"; message A { extensions 1 to 9; extend A { optional int32 a = 1; } } message B { optional int32 extensions = 1; extend A { optional int32 extensions_ = 2; } }");
        var names = new CSharpNames();

        Assert.Equal("Extensions", names.Message(file.Messages[0]).ExtensionContainer);
        Assert.Equal("Extensions_", names.Message(file.Messages[1]).ExtensionContainer);
        Assert.Equal("A", names.ExtensionName(file.Messages[0].NestedExtensions[0]));
        Assert.Equal("Extensions", names.ExtensionName(file.Messages[1].NestedExtensions[0]));
    }
}
