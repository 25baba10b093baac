using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Diagnostics;

/// <summary>Where C# names of several files, or of a file and a reference, meet: one finding of ours, no error of the compiler.</summary>
public class NameClashTests
{
    [Fact]
    public void WhoeverUsesTheLaterTypeStillCompiles()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("a.proto", "syntax = \"proto3\"; package p; message M { message N { } } service S { rpc Do(M) returns (M); }"),
            ("b.proto", "syntax = \"proto3\"; package q; option csharp_namespace = \"P\"; enum M { X = 0; } message S { enum N { Y = 0; } }"),
            ("c.proto", "syntax = \"proto3\"; package r; import \"b.proto\"; message Uses { q.M m = 1; q.S.N n = 2; map<string, q.S> s = 3; } service T { rpc Do(q.S) returns (stream q.S); }"));

        Assert.Equal(["PGEN0805", "PGEN0805"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Contains("global::P.S_.Types.N", run.Sources["c.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("message SClientExtensions { }", "P.SClientExtensions")]
    [InlineData("message AExtensions { }", "P.AExtensions")]
    [InlineData("message File_a { }", "P.File_a")]
    [InlineData("service E { }", "P.E")]
    [InlineData("enum M { X = 0; }", "P.M")]
    public void EveryKindOfDeclarationIsToldOf(string declaration, string name)
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("a.proto", "syntax = \"proto2\"; package p; message M { extensions 1 to 9; } extend M { optional int32 x = 1; } enum E { Z = 0; } service S { rpc Do(M) returns (M); }"),
            ("b.proto", "syntax = \"proto3\"; package q; option csharp_namespace = \"P\";\n" + declaration));

        string line = Assert.Single(run.DiagnosticLines);
        Assert.StartsWith("b.proto(2,", line, StringComparison.Ordinal);
        Assert.Contains($"PGEN0805: the C# name \"{name}\" of ", line, StringComparison.Ordinal);
        Assert.Contains("in \"a.proto\"", line, StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void ATypeWithTheNameOfANamespaceIsToldOf()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("user.proto", "syntax = \"proto3\"; package app;\nmessage Profile { Profile next = 1; }"),
            ("profile.proto", "syntax = \"proto3\"; package app.profile.v1; import \"user.proto\"; message Settings { app.Profile of = 1; }"));

        Assert.Equal(
            "user.proto(2,9): error PGEN0822: the C# name \"App.Profile\" of \"app.Profile\" is a namespace already, made by \"profile.proto\"; this one is called \"Profile_\"",
            Assert.Single(run.DiagnosticLines));
        Assert.Contains("global::App.Profile_", run.Sources["profile.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("package system; message Action { Action a = 1; }", "PGEN0821", "System.Action")]
    [InlineData("package system; message Text { Text a = 1; }", "PGEN0821", "System.Text")]
    [InlineData("package proto_gen; message ByteString { bytes a = 1; }", "PGEN0821", "ProtoGen.ByteString")]
    [InlineData("option csharp_namespace = \"ProtoGen.CodeGen\"; message MessageCodec { bytes a = 1; }", "PGEN0821", "ProtoGen.CodeGen.MessageCodec")]
    [InlineData("package system.date_time; message M { bytes a = 1; } service S { rpc Do(M) returns (M); }", "PGEN0823", "System.DateTime")]
    [InlineData("package proto_gen.byte_string.v1; message M { bytes a = 1; map<string, M> b = 2; }", "PGEN0823", "ProtoGen.ByteString")]
    public void WhatAReferenceHasIsToldOf(string text, string id, string name)
    {
        GeneratorRun run = GeneratorHarness.Run(("x.proto", "syntax = \"proto3\";" + text));

        string line = Assert.Single(run.DiagnosticLines);
        Assert.Contains($"error {id}: the ", line, StringComparison.Ordinal);
        Assert.Contains($"\"{name}\"", line, StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void AnEditThatMakesOrEndsAClashIsSeen()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("a.proto", "syntax = \"proto3\"; package p; message M { }"),
            new ProtoFile("b.proto", "syntax = \"proto3\"; package P; message N { }"));

        Assert.Empty(harness.Run().Diagnostics);
        Assert.Equal("PGEN0805", Assert.Single(harness.Edit("b.proto", text => text.Replace("message N", "message M", StringComparison.Ordinal)).Run().Diagnostics).Id);
        Assert.Empty(harness.Edit("a.proto", text => text.Replace("message M", "message N", StringComparison.Ordinal)).Run().Diagnostics);
        Assert.Equal("PGEN0821", Assert.Single(harness.Edit("a.proto", text => text.Replace("package p; message N", "package system; message Action", StringComparison.Ordinal)).Run().Diagnostics).Id);
    }

    [Theory]
    [InlineData("user.v1", "message User { }", "", true)]
    [InlineData("greeter.v1", "service Greeter { }", "", true)]
    [InlineData("status.codes", "enum Status { X = 0; }", "Some.App", true)]
    [InlineData("user", "message User { }", "", true)]
    [InlineData("user", "message User { }", "User", false)]
    [InlineData("acme.user.v1", "message User { }", "", false)]
    [InlineData("acme.user.v1", "message User { }", "Other.App", false)]
    [InlineData("acme.user.v1", "message User { }", "Acme.Backend", true)]
    [InlineData("acme.user.v1", "message User { }", "Acme.User.V1", false)]
    [InlineData("acme.user.v1", "message User { }", "Acme.User.V1.Tests", false)]
    [InlineData("users.v1", "message User { message Users { } }", "", false)]
    [InlineData("people.v1", "message User { } service People_ { }", "", false)]
    public void ATypeThatANamespaceHidesIsWarnedOf(string package, string declaration, string root, bool isHidden)
    {
        var harness = new GeneratorHarness(
            [new ProtoFile("x.proto", $"syntax = \"proto3\"; package {package};\n{declaration}")],
            new Dictionary<string, string> { ["build_property.RootNamespace"] = root });

        GeneratorRun run = harness.Run();

        Assert.Equal(isHidden ? ["PGEN0820"] : [], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Compile());
    }

    /// <summary>The rule is about what C# does, so C# is the judge.</summary>
    [Theory]
    [InlineData("user.v1", "User.V1", "", true)]
    [InlineData("user.v1", "User.V1", "Some.App", true)]
    [InlineData("acme.user.v1", "Acme.User.V1", "Other.App", false)]
    [InlineData("acme.user.v1", "Acme.User.V1", "Acme.Backend", true)]
    [InlineData("acme.user.v1", "Acme.User.V1", "Acme.User.V1.Tests", false)]
    [InlineData("user", "User", "User", false)]
    public void TheWarningComesWhereTheCompilerMistakesTheName(string package, string ns, string root, bool isHidden)
    {
        var harness = new GeneratorHarness(
            [new ProtoFile("x.proto", $"syntax = \"proto3\"; package {package}; message User {{ }}")],
            new Dictionary<string, string> { ["build_property.RootNamespace"] = root });
        harness.AddCSharp($"using {ns};\n{(root.Length > 0 ? $"namespace {root};\n" : "")}internal static class Uses {{ internal static User Empty => default; }}");

        GeneratorRun run = harness.Run();

        Assert.Equal(isHidden, run.Diagnostics.Any(diagnostic => diagnostic.Id == "PGEN0820"));
        Assert.Equal(isHidden, run.Compile().Any(diagnostic => diagnostic.Id == "CS0118"));
    }

    [Fact]
    public void TheWarningNamesTheFileThatMakesTheNamespaceAndAFixThatHelps()
    {
        const string Billing = "syntax = \"proto3\"; package billing;\nmessage User { }";
        GeneratorRun run = GeneratorHarness.Run(("billing.proto", Billing), ("user.proto", "syntax = \"proto3\"; package user.v1; message Profile { }"));

        Diagnostic warning = Assert.Single(run.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, warning.Descriptor.CustomTags);
        Assert.Equal(
            "billing.proto(2,9): warning PGEN0820: C# takes \"User\" for the namespace \"User\", which \"user.proto\" makes, and not for the type \"Billing.User\"; write option csharp_namespace = \"UserProtos.V1\" there",
            Assert.Single(run.DiagnosticLines));
        Assert.Empty(GeneratorHarness.Run(("billing.proto", Billing), ("user.proto", "syntax = \"proto3\"; package user.v1; option csharp_namespace = \"UserProtos.V1\"; message Profile { }")).Diagnostics);
    }
}
