using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests;

/// <summary><c>--descriptor_set_in</c>: files come out as they went in, and imports of them work as imports of source do.</summary>
public sealed class DescriptorSetInTests(Protoc protoc) : IClassFixture<Protoc>
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames("valid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AFileOfASetComesOutAsItWentIn(string file)
    {
        using var workspace = new Workspace();
        ToolResult made = protoc.Run(Repository.Cases("valid"), ["-I.", "--include_imports", "--include_source_info", "-o" + workspace.PathOf("set.binpb"), file]);
        Assert.True(made.ExitCode == 0, made.Errors);

        Same(workspace, ["--descriptor_set_in=set.binpb", "--include_imports", file]);
        Same(workspace, ["--descriptor_set_in=set.binpb", "--include_imports", "--include_source_info", file]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RetainedOptionsAreThoseOfProtocAndStayInASet(string file)
    {
        using var workspace = new Workspace();
        ToolResult made = protoc.Run(Repository.Cases("valid"), ["-I.", "--include_imports", "--retain_options", "-o" + workspace.PathOf("set.binpb"), file]);
        Assert.True(made.ExitCode == 0, made.Errors);

        Same(workspace, ["--descriptor_set_in=set.binpb", "--include_imports", "--retain_options", file]);
        Same(workspace, ["-I" + Repository.Cases("valid"), "--include_imports", "--retain_options", file]);
    }

    [Fact]
    public void SourceFilesImportFilesOfASet()
    {
        using var workspace = new Workspace(
            ("src/user.proto", """
                syntax = "proto2";
                import "maps.proto";
                import "groups.proto";
                import "extensions.proto";
                import "custom_options.proto";
                import "enums.proto";
                import "message_set.proto";
                message User {}
                """));
        string[] files = ["maps.proto", "groups.proto", "extensions.proto", "custom_options.proto", "enums.proto", "message_set.proto"];
        ToolResult made = protoc.Run(Repository.Cases("valid"), ["-I.", "--include_imports", "-o" + workspace.PathOf("set.binpb"), .. files]);
        Assert.True(made.ExitCode == 0, made.Errors);

        Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "user.proto"]);
        Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "--include_imports", "src/user.proto"]);
    }

    [Fact]
    public void TypesAndOptionsOfASetAreUsable()
    {
        const string Library = """
            edition = "2023";
            package lib;
            import "google/protobuf/descriptor.proto";
            enum Closed { option features.enum_type = CLOSED; ONE = 1; }
            message Open { extensions 100 to max [declaration = { number: 100 full_name: ".use.ext" type: ".lib.Inner" }, verification = DECLARATION]; message Part {} }
            message Inner { map<string, int32> m = 1; oneof o { int32 a = 2; string b = 3 [default = "\"\\\n"]; } bytes raw = 4 [default = "\x00\xff\""]; reserved 10 to 20, 30; reserved gone; }
            extend google.protobuf.FieldOptions { Inner note = 50000; repeated Closed many = 50001; }
            """;
        using var workspace = new Workspace(("lib/lib.proto", Library), ("src/use.proto", """
            edition = "2023";
            package use;
            import "lib.proto";
            extend lib.Open { lib.Inner ext = 100; }
            message M { lib.Closed c = 1 [(lib.note) = { a: 1 m: { key: "k" value: 1 } }]; lib.Open.Part part = 2; }
            """), ("src/wrong.proto", """
            edition = "2023";
            import "lib.proto";
            extend lib.Open { string other = 100; }
            """), ("src/implicit.proto", """
            edition = "2023";
            import "lib.proto";
            message M { lib.Closed c = 1 [features.field_presence = IMPLICIT]; }
            """));
        ToolResult made = protoc.Run(workspace.Folder, ["-Ilib", "--include_imports", "--retain_options", "-oset.binpb", "lib.proto"]);
        Assert.True(made.ExitCode == 0, made.Errors);

        Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "--include_imports", "use.proto"]);
        Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "--include_imports", "--retain_options", "use.proto"]);
        Assert.Equal(1, Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "wrong.proto"]));
        Assert.Equal(1, Same(workspace, ["--descriptor_set_in=set.binpb", "-Isrc", "implicit.proto"]));
        Assert.Equal(1, Same(workspace, ["--descriptor_set_in=set.binpb", "missing.proto"]));
        Assert.Equal(1, Same(workspace, ["--descriptor_set_in=missing.binpb", "-Isrc", "use.proto"]));
        Assert.Equal(1, Same(workspace, ["--descriptor_set_in=src/use.proto", "-Isrc", "use.proto"]));
    }

    [Fact]
    public void AFileOnDiskHidesThatOfASet()
    {
        using var workspace = new Workspace(("old/a.proto", "syntax = \"proto3\"; message Old {}"), ("new/a.proto", "syntax = \"proto3\"; message New {}"));
        protoc.Run(workspace.Folder, ["-Iold", "-oset.binpb", "a.proto"]);

        Same(workspace, ["--descriptor_set_in=set.binpb", "-Inew", "a.proto"]);
    }

    [Fact]
    public void EveryPrefixAndEveryFlippedByteOfASetIsReadOrRefused()
    {
        using var workspace = new Workspace(("a.proto", "syntax = \"proto3\"; message A { oneof o { int32 x = 1; } map<int32, string> m = 2; extensions 1; }"));
        workspace.Write("a.proto", "syntax = \"proto2\"; message A { oneof o { int32 x = 1; } map<int32, string> m = 2; optional group G = 3 {} extensions 10 to 20; } extend A { optional A e = 10; }");
        protoc.Run(workspace.Folder, ["-oset.binpb", "a.proto"]);
        byte[] set = workspace.Read("set.binpb")!;
        for (int i = 0; i < set.Length; i++)
        {
            byte[] flipped = [.. set];
            flipped[i] ^= (byte)(1 << (i % 8));
            foreach (byte[] bytes in new[] { set[..i], flipped })
            {
                File.WriteAllBytes(workspace.PathOf("damaged.binpb"), bytes);
                ToolResult result = Tool.Run(workspace.Folder, ["compile", "--descriptor_set_in=damaged.binpb", "a.proto"]);
                Assert.Equal(result.ExitCode != 0, result.Errors.Contains("error", StringComparison.Ordinal));
            }
        }
    }

    private int Same(Workspace workspace, string[] arguments)
    {
        File.Delete(workspace.PathOf("theirs.binpb"));
        File.Delete(workspace.PathOf("ours.binpb"));
        ToolResult theirs = protoc.Run(workspace.Folder, ["-otheirs.binpb", .. arguments]);
        ToolResult ours = Tool.Run(workspace.Folder, ["compile", "-oours.binpb", .. arguments]);
        Assert.True(theirs.ExitCode == ours.ExitCode, $"protoc: {theirs.ExitCode}\n{theirs.Errors}\nprotogen: {ours.ExitCode}\n{ours.Errors}");
        Assert.Equal(workspace.Read("theirs.binpb"), workspace.Read("ours.binpb"));
        return ours.ExitCode;
    }
}
