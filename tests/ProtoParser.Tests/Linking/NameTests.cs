using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Tests.Linking;

public sealed class NameTests
{
    [Fact]
    public void TheInnermostScopeWins()
    {
        FileDescriptor file = Linked.Proto3("package p;\nmessage T {}\nmessage A { message T {} T inner = 1; .p.T outer = 2; p.T relative = 3; }");

        Assert.Equal("p.A.T", file.Field("p.A.inner").MessageType!.FullName);
        Assert.Equal("p.T", file.Field("p.A.outer").MessageType!.FullName);
        Assert.Equal("p.T", file.Field("p.A.relative").MessageType!.FullName);
    }

    [Fact]
    public void FieldsDoNotHideTypes()
    {
        FileDescriptor file = Linked.Proto3("message T {}\nmessage A { T T = 1; T again = 2; }");

        Assert.Equal("T", file.Field("A.again").MessageType!.FullName);
    }

    [Fact]
    public void AnInnerMatchOfTheFirstComponentHidesOuterOnes()
    {
        Diagnostic found = Linked.Single("syntax = \"proto3\";\npackage p;\nmessage Foo { message Bar {} }\nmessage A {\n  message Foo {}\n  Foo.Bar x = 1;\n}");

        Assert.Equal("PGEN0205", found.Id);
        Assert.Equal(5, found.Location.Line);
        Assert.Contains("p.A.Foo.Bar", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PackagesOfImportsArePartOfTheLookup()
    {
        FileDescriptor file = Linked.Valid(
            "syntax = \"proto3\";\npackage a.b.c;\nimport \"b.proto\";\nmessage A { b.d.T one = 1; d.T two = 2; }",
            "syntax = \"proto3\";\npackage a.b.d;\nmessage T {}");

        Assert.All(file.Message("a.b.c.A").Fields, static field => Assert.Equal("a.b.d.T", field.MessageType!.FullName));
    }

    [Fact]
    public void ASlipOfThePenIsAnsweredWithTheNearestName()
    {
        Assert.Equal("\"Costumer\" is not defined; did you mean \"Customer\"?",
            Linked.Single("syntax = \"proto3\";\npackage shop;\nmessage Customer {}\nmessage A { Costumer c = 1; }").Message);
        Assert.Equal("\"Xyz\" is not defined", Linked.Single("syntax = \"proto3\";\nmessage Customer {}\nmessage A { Xyz c = 1; }").Message);
    }

    [Fact]
    public void AnUnresolvedFieldIsLeftOutAndTheRestStays()
    {
        CompiledFile file = Linked.Files("syntax = \"proto3\";\nmessage A {\n  Missing a = 1;\n  int32 b = 2;\n  map<string, Missing> c = 3;\n  oneof o { Missing d = 4; }\n}\n"
            + "service S { rpc Bad(Missing) returns (A); rpc Good(A) returns (A); }").Find("a.proto")!;

        Assert.Equal(["PGEN0203", "PGEN0203", "PGEN0203", "PGEN0203"], file.Diagnostics.Select(static item => item.Id));
        MessageDescriptor message = file.Descriptor.Messages[0];
        Assert.Equal(["b"], message.Fields.Select(static field => field.Name));
        Assert.Empty(message.NestedMessages);
        Assert.Empty(message.Oneofs);
        Assert.Equal(["Good"], file.Descriptor.Services[0].Methods.Select(static method => method.Name));
    }

    [Fact]
    public void SeveralErrorsComeWithTheirOwnLinesAndNothingElse()
    {
        Assert.Equal(
            ["3:3 PGEN0203", "5:9 PGEN0208", "6:13 PGEN0301", "7:13 PGEN0300", "10:10 PGEN0203"],
            Linked.Findings("syntax = \"proto3\";\nmessage A {\n  Missing a = 1;\n  int32 b = 2;\n  int32 b = 3;\n  int32 c = 2;\n  int32 d = 0;\n}\nservice S {\n  rpc Do(Nope) returns (A);\n}"));
    }

    [Fact]
    public void AHalfTypedFieldYieldsNoErrorOfTheLinker()
    {
        Assert.All(Linked.Findings("syntax = \"proto3\";\nmessage A {\n  int32 a = ;\n  string\n  B b = 2;\n}\nmessage B {}\n"),
            static item => Assert.Contains("PGEN01", item, StringComparison.Ordinal));
    }

    [Fact]
    public void TheSecondOfTwoEqualNamesPointsAtTheFirst()
    {
        Diagnostic found = Linked.Single("syntax = \"proto3\";\nmessage A {}\nenum A { A_ZERO = 0; }");

        Assert.Equal((2, 5), (found.Location.Line, found.Location.Column));
        Assert.Equal(1, Assert.Single(found.Related).Location.Line);
    }

    [Fact]
    public void LocalSymbolsOfOtherFilesCannotBeUsed()
    {
        const string Other = "edition = \"2024\";\npackage o;\nlocal message Hidden {}\nmessage Shown { message Nested {} export message Open {} }";
        Linked.Valid("edition = \"2024\";\nimport \"b.proto\";\nmessage A { o.Shown a = 1; o.Shown.Open b = 2; }", Other);

        Assert.Equal(["3:13 PGEN0211", "3:29 PGEN0211"], Linked.Findings("edition = \"2024\";\nimport \"b.proto\";\nmessage A { o.Hidden a = 1; o.Shown.Nested b = 2; }", Other));
    }
}
