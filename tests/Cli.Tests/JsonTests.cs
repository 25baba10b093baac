using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;
using ProtoGen.Reflection;
using GoogleSet = Google.Protobuf.Reflection.FileDescriptorSet;

namespace ProtoGen.Cli.Tests;

/// <summary><c>--json</c>: what is read back, by our own JSON parser and by Google's, is what the binary set says.</summary>
public sealed class JsonTests
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames("valid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheJsonOfASetSaysWhatItsBytesSay(string file)
    {
        using var workspace = new Workspace();
        string[] arguments = ["compile", "-I" + Repository.Cases("valid"), file];
        Assert.Equal(0, Tool.Run(workspace.Folder, [.. arguments, "-oset.binpb"]).ExitCode);
        ToolResult json = Tool.Run(workspace.Folder, [.. arguments, "--json"]);
        Assert.Equal(0, json.ExitCode);

        byte[] set = workspace.Read("set.binpb")!;
        // An option of this one has a map key twice, which JSON cannot say.
        if (file != "custom_options.proto")
            Assert.Equal(set, FileDescriptorSet.ParseJson(json.Output, new JsonParseOptions { Registry = Registry(file) }).ToByteArray());
        // The oracle was made before editions, and knows no custom options.
        if (File.ReadAllText(Path.Combine(Repository.Cases("valid"), file)).Contains("edition", StringComparison.OrdinalIgnoreCase))
            return;
        GoogleSet actual = new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(true)).Parse<GoogleSet>(json.Output);
        Assert.Equal(WithoutUnknown(set), WithoutUnknown(actual.ToByteArray()));
    }

    [Fact]
    public void CustomOptionsAreWrittenByTheirNames()
    {
        using var workspace = new Workspace(
            ("options.proto", """
                syntax = "proto2";
                package demo;
                import "google/protobuf/descriptor.proto";
                message Limit { optional int64 max = 1; repeated string tags = 2; }
                extend google.protobuf.MessageOptions { optional Limit limit = 50000; repeated bool flags = 50001; }
                """),
            ("main.proto", """
                syntax = "proto3";
                import "options.proto";
                message M { option (demo.limit) = { max: 5 tags: ["a", "b"] }; option (demo.flags) = true; option (demo.flags) = false; }
                """));

        ToolResult result = Tool.Run(workspace.Folder, "compile", "-I.", "--json", "main.proto");

        Assert.Equal("", result.Errors);
        JsonNode options = JsonNode.Parse(result.Output)!["file"]![0]!["messageType"]![0]!["options"]!;
        Assert.Equal("""{"[demo.limit]":{"max":"5","tags":["a","b"]},"[demo.flags]":[true,false]}""", options.ToJsonString(new JsonSerializerOptions()));
    }

    [Fact]
    public void AFileGetsTheJsonThatTheOutputWouldGet()
    {
        using var workspace = new Workspace(("a.proto", "syntax = \"proto3\"; message A { int32 x = 1; }"));

        string printed = Tool.Run(workspace.Folder, "compile", "--json", "a.proto").Output;
        Assert.Equal(0, Tool.Run(workspace.Folder, "compile", "--json", "-o", "a.json", "a.proto").ExitCode);

        Assert.Equal(printed, File.ReadAllText(workspace.PathOf("a.json")));
        Assert.Contains("\"name\": \"a.proto\"", printed, StringComparison.Ordinal);
    }

    private static byte[] WithoutUnknown(byte[] set) => GoogleSet.Parser.WithDiscardUnknownFields(true).ParseFrom(set).ToByteArray();

    private static TypeRegistry Registry(string file)
    {
        using var workspace = new Workspace();
        Assert.Equal(0, Tool.Run(workspace.Folder, "compile", "-I" + Repository.Cases("valid"), "--include-imports", "-oall.binpb", file).ExitCode);
        return TypeRegistry.FromDescriptorSet(workspace.Read("all.binpb"));
    }
}
