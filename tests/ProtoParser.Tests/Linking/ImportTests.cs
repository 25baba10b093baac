namespace ProtoGen.Parser.Tests.Linking;

public sealed class ImportTests
{
    private const string P3 = "syntax = \"proto3\";\n";

    [Fact]
    public void PublicImportsAreSeenThroughAnyNumberOfFiles()
    {
        var file = Linked.Valid(
            P3 + "import \"b.proto\";\nmessage A { D d = 1; }",
            P3 + "import public \"c.proto\";",
            P3 + "import public \"d.proto\";",
            P3 + "message D {}");

        Assert.Equal("D", file.Field("A.d").MessageType!.FullName);
        Assert.Equal(["b.proto"], file.Dependencies.Select(static item => item.Path));
    }

    [Fact]
    public void PlainImportsOfImportsAreNotSeen()
    {
        Diagnostic found = Linked.Single(
            P3 + "import public \"b.proto\";\nmessage A { C c = 1; }",
            P3 + "import \"c.proto\";\nmessage B { C c = 1; }",
            P3 + "message C {}");

        Assert.Equal("PGEN0204", found.Id);
        Assert.Equal("\"C\" is defined in \"c.proto\", which is not imported", found.Message);
    }

    [Fact]
    public void AFileThatNobodyImportsIsStillNamedInTheMessage()
    {
        Assert.Equal("\"shop.C\" is defined in \"b.proto\", which is not imported",
            Linked.Single(P3 + "package shop;\nmessage A { C c = 1; }", P3 + "package shop;\nmessage C {}").Message);
    }

    [Fact]
    public void AMissingImportIsReportedOnceAndItsNamesAreNot()
    {
        Assert.Equal(["2:8 PGEN0200"], Linked.Findings(P3 + "import \"missing.proto\";\nmessage A { other.Thing a = 1; other.Thing b = 2; }"));
    }

    [Fact]
    public void EveryFileOfACycleIsReportedAndTheOthersAreNot()
    {
        ProtoCompilation compilation = Linked.Files(
            P3 + "import \"b.proto\";\nmessage A { B b = 1; }",
            P3 + "import \"c.proto\";\nmessage B { C c = 1; }",
            P3 + "import \"b.proto\";\nmessage C { B b = 1; }");

        Assert.Empty(compilation.Find("a.proto")!.Diagnostics);
        Diagnostic b = Assert.Single(compilation.Find("b.proto")!.Diagnostics);
        Assert.Equal("PGEN0201", b.Id);
        Assert.Equal("import \"c.proto\" closes a cycle: b.proto -> c.proto -> b.proto", b.Message);
        Assert.Equal("import \"b.proto\" closes a cycle: c.proto -> b.proto -> c.proto", Assert.Single(compilation.Find("c.proto")!.Diagnostics).Message);
    }

    [Fact]
    public void AFileThatImportsItselfIsACycle() =>
        Assert.Equal(["2:8 PGEN0201"], Linked.Findings(P3 + "import \"a.proto\";\nmessage A {}"));

    [Fact]
    public void UnusedImportsAreWarningsButPublicOnesAreNot()
    {
        Assert.Equal(["2:8 PGEN0600"], Linked.Findings(P3 + "import \"b.proto\";", P3 + "message B {}"));
        Linked.Valid(P3 + "import public \"b.proto\";", P3 + "message B {}");
        Linked.Valid(P3 + "import \"b.proto\";\nmessage A { C c = 1; }", P3 + "import public \"c.proto\";", P3 + "message C {}");
    }

    /// <summary>What would use the import may be what could not be read.</summary>
    [Fact]
    public void BesideAnErrorNothingIsSaidOfUnusedImports()
    {
        Assert.Equal(["3:1 PGEN0100"], Linked.Findings(P3 + "import \"b.proto\";\nmesage A { B b = 1; }", P3 + "message B {}"));
        Assert.Equal(["3:13 PGEN0203"], Linked.Findings(P3 + "import \"b.proto\";\nmessage A { Bee b = 1; }", P3 + "message B {}"));
    }

    [Fact]
    public void OptionImportsGiveOptionsButNoTypes()
    {
        const string Options = "edition = \"2024\";\nimport \"google/protobuf/descriptor.proto\";\nmessage Rule { int32 max = 1; }\n"
            + "extend google.protobuf.MessageOptions { Rule rule = 50000; }";
        Linked.Valid("edition = \"2024\";\nimport option \"b.proto\";\nmessage A { option (rule).max = 3; }", Options);

        Assert.Equal(["3:13 PGEN0204"], Linked.Findings("edition = \"2024\";\nimport option \"b.proto\";\nmessage A { Rule rule = 1; }", Options));
    }

    [Fact]
    public void TheOrderOfTheRequestDoesNotChangeDescriptors()
    {
        SourceText[] files =
        [
            new("a.proto", P3 + "import \"b.proto\";\nmessage A { B b = 1; }"),
            new("b.proto", P3 + "import \"c.proto\";\nmessage B { C c = 1; }"),
            new("c.proto", P3 + "message C {}"),
        ];
        ProtoCompilation forwards = ProtoCompilation.Compile(["a.proto", "b.proto", "c.proto"], new InMemoryProtoSource(files));
        ProtoCompilation backwards = ProtoCompilation.Compile(["c.proto", "b.proto", "a.proto"], new InMemoryProtoSource(files));

        Assert.Equal(["c.proto", "b.proto", "a.proto"], forwards.Files.Select(static file => file.Path));
        Assert.Equal(forwards.ToDescriptorSet(true), backwards.ToDescriptorSet(true));
        Assert.All(forwards.Files, file => Assert.Equal(file.Descriptor, backwards.Find(file.Path)!.Descriptor));
    }

    [Fact]
    public void AMissingRequestedFileIsNamed()
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(["no.proto"], new InMemoryProtoSource([]));

        Assert.Equal(["no.proto"], compilation.MissingFiles);
        Assert.True(compilation.HasErrors);
    }

    [Fact]
    public void NamesDefinedInTwoUnrelatedFilesClashInTheLaterOne()
    {
        ProtoCompilation compilation = Linked.Files(P3 + "package p;\nmessage A {}", P3 + "package p;\n\nmessage A {}");

        Assert.Empty(compilation.Find("a.proto")!.Diagnostics);
        Diagnostic found = Assert.Single(compilation.Find("b.proto")!.Diagnostics);
        Assert.Equal(("PGEN0208", 3), (found.Id, found.Location.Line));
        Assert.Equal("a.proto", Assert.Single(found.Related).Location.Path);
    }

    [Fact]
    public void NamesDefinedInAnImportTooClash() =>
        Assert.Equal(["3:9 PGEN0208"], Linked.Findings(P3 + "import public \"b.proto\";\nmessage A {}", P3 + "message A {}"));
}
