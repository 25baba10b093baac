using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests;

/// <summary>What an editor shows of generated code: documentation with links, what is obsolete, what a debugger prints.</summary>
public class DocumentationTests
{
    private const string Other = """
        syntax = "proto3";
        package other.v1;
        message Thing { message Part { string name = 1; } Kind kind = 1; map<string, string> tags = 2; oneof of { string a = 3; } }
        enum Kind { KIND_NONE = 0; KIND_BIG = 1; }
        """;

    [Theory]
    [InlineData("[Thing][other.v1.Thing]", "<see cref=\"global::Other.V1.Thing\">Thing</see>")]
    [InlineData("[a part][other.v1.Thing.Part]", "<see cref=\"global::Other.V1.Thing.Types.Part\">a part</see>")]
    [InlineData("[other.v1.Kind.KIND_BIG][]", "[other.v1.Kind.KIND_BIG][]")]
    [InlineData("[big][other.v1.KIND_BIG]", "<see cref=\"global::Other.V1.Kind.Big\">big</see>")]
    [InlineData("[kind][other.v1.Thing.kind]", "<see cref=\"global::Other.V1.Thing.Kind\">kind</see>")]
    [InlineData("[case][other.v1.Thing.of]", "<see cref=\"global::Other.V1.Thing.OfCase\">case</see>")]
    [InlineData("[entry][other.v1.Thing.TagsEntry]", "<c>entry</c>")]
    [InlineData("[ask][app.Asks.Ask]", "<c>ask</c>")]
    [InlineData("`full_name` and `App.Inner`, `inner`", "<see cref=\"global::App.App.FullName\"/> and <see cref=\"global::App.App.Types.Inner\"/>, <see cref=\"global::App.App.Inner\"/>")]
    [InlineData("`Thing`, `nothing`, `Hidden`, `x = 1`", "<c>Thing</c>, <c>nothing</c>, <c>Hidden</c>, <c>x = 1</c>")]
    [InlineData("`@class` `class`", "<c>@class</c> <see cref=\"global::App.@class\"/>")]
    public void NamesInCommentsLinkToWhatIsThere(string comment, string expected)
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("other.proto", Other),
            ("hidden.proto", "syntax = \"proto3\"; package app; message Hidden { }"),
            ("app.proto", $$"""
                syntax = "proto3";
                package app;
                import "other.proto";
                message App {
                  message Inner { }
                  // See {{comment}}.
                  string full_name = 1;
                  Inner inner = 2;
                  other.v1.Thing thing = 3;
                }
                message class { }
                service Asks { rpc Ask(App) returns (App); }
                """));

        Assert.Contains($"/// <summary>See {expected}.</summary>", run.Sources["app.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("new Old()", 1)]
    [InlineData("OldEnum.X", 1)]
    [InlineData("Kind.Gone", 1)]
    [InlineData("new M { Plain = 1 }.Plain", 0)]
    [InlineData("new M().Gone", 1)]
    [InlineData("new M().HasMaybe", 1)]
    [InlineData("new M().MaybeOrDefault", 1)]
    [InlineData("new M().Picked ?? \"\"", 1)]
    [InlineData("M.OneOneofCase.Picked", 1)]
    [InlineData("M.OneOneofCase.Kept", 0)]
    [InlineData("OldExtensions.Extra", 1)]
    [InlineData("OldService.ServiceName", 1)]
    [InlineData("((Calls.ICallsClient)null!).Do(default)", 1)]
    [InlineData("((Calls.ICallsClient)null!).DoAsync(default, default(ProtoGen.Grpc.CallOptions))", 1)]
    [InlineData("((Calls.ICallsClient)null!).StillAsync(default)", 0)]
    public void WhatTheSchemaDeprecatesIsObsolete(string use, int expected)
    {
        GeneratorHarness harness = new(new ProtoFile("old.proto", """
            syntax = "proto2";
            message Old { option deprecated = true; }
            enum OldEnum { option deprecated = true; X = 0; }
            enum Kind { KIND_NONE = 0; KIND_GONE = 1 [deprecated = true]; }
            message M {
              extensions 100 to 200;
              optional int32 plain = 1;
              repeated int32 gone = 2 [deprecated = true];
              optional int32 maybe = 3 [deprecated = true];
              oneof one { string picked = 4 [deprecated = true]; string kept = 5; }
            }
            extend M { optional int32 extra = 100 [deprecated = true]; }
            service OldService { option deprecated = true; }
            service Calls { rpc Do(M) returns (M) { option deprecated = true; } rpc Still(M) returns (M); }
            """));
        harness.AddCSharp($"internal static class Uses {{ internal static object Use() => {use}; }}");

        IReadOnlyList<Diagnostic> found = harness.Run().Compile();

        Assert.All(found, diagnostic => Assert.True(diagnostic.Id is "CS0612" && !diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal), diagnostic.ToString()));
        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public void ADeprecatedFileDeprecatesAllThatItDeclares()
    {
        GeneratorHarness harness = new(new ProtoFile("old.proto", "syntax = \"proto3\"; option deprecated = true; message M { } enum E { X = 0; } service S { }"));
        harness.AddCSharp("internal static class Uses { internal static object[] Use() => [default(M), default(E), S.ServiceName]; }");

        Assert.Equal(["CS0612", "CS0612", "CS0612"], harness.Run().Compile().Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("string id = 1; int32 n = 2; bytes data = 3; repeated string tags = 4; optional double x = 5; E e = 6; bool b = 7;", "Id = {Id}, N = {N}, X = {X}, E = {E}")]
    [InlineData("string secret = 1 [debug_redact = true]; string old = 2 [deprecated = true]; M m = 3; oneof kind { string a = 4; int32 b = 5; }", "KindCase = {KindCase}")]
    [InlineData("string type = 1; string types = 2;", "Type = {Type}, Types_ = {Types_}")]
    public void ADebuggerShowsTheFirstPlainFields(string fields, string expected)
    {
        GeneratorRun run = GeneratorHarness.Run(("m.proto", $"syntax = \"proto3\"; message M {{ {fields} }} enum E {{ X = 0; }}"));

        Assert.Contains($"[global::System.Diagnostics.DebuggerDisplay(\"{expected}\")]", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void AMessageWithoutPlainFieldsHasNoDisplayOfItsOwn() =>
        Assert.DoesNotContain("DebuggerDisplay", GeneratorHarness.Run(("m.proto", "syntax = \"proto3\"; message M { repeated M m = 1; bytes b = 2; }")).Source, StringComparison.Ordinal);
}
