using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Cli.Tests;

/// <summary>The same arguments in the same folder give what protoc gives: its exit code, and its bytes.</summary>
public sealed class SwapTests(Protoc protoc) : IClassFixture<Protoc>
{
    private static readonly (string, string)[] _files =
    [
        ("a.proto", "syntax = \"proto3\"; message A { int32 x = 1; }"),
        ("root/pkg/b.proto", "syntax = \"proto3\"; package pkg; message B { int32 x = 1; }"),
        ("root/pkg/c.proto", "syntax = \"proto3\"; package pkg; import \"pkg/b.proto\"; import \"google/protobuf/any.proto\"; message C { B b = 1; google.protobuf.Any a = 2; }"),
        ("other/pkg/b.proto", "syntax = \"proto3\"; package pkg; message B { string other = 1; }"),
        ("other/pkg/d.proto", "syntax = \"proto3\"; package pkg; import \"pkg/c.proto\"; import \"pkg/b.proto\"; message D { C c = 1; B b = 2; }"),
        ("other/dots.proto", "syntax = \"proto3\"; import \"./pkg/b.proto\";"),
        ("other/parent.proto", "syntax = \"proto3\"; import \"pkg/../pkg/b.proto\";"),
        ("odd=name/e.proto", "syntax = \"proto3\"; message E {}"),
        ("chain/x.proto", "syntax = \"proto3\"; import \"y.proto\"; message X { Y y = 1; }"),
        ("chain/y.proto", "syntax = \"proto3\"; import \"z.proto\"; message Y { Z z = 1; }"),
        ("chain/z.proto", "syntax = \"proto3\"; message Z {}"),
        ("opt/o.proto", "edition = \"2024\"; import option \"custom.proto\"; message O { option (custom) = \"x\"; }"),
        ("opt/p.proto", "edition = \"2024\"; import \"o.proto\"; message P { O o = 1; }"),
        ("opt/custom.proto", """
            edition = "2023";
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.MessageOptions {
              string custom = 50000 [retention = RETENTION_SOURCE];
              string kept = 50001;
            }
            message Custom { option (custom) = "gone unless asked for"; option (kept) = "stays"; }
            """),
        ("bad.proto", "syntax = \"proto3\"; message Bad { Missing x = 1; }"),
        ("arguments.txt", "-Iroot\n--include_imports\nroot/pkg/c.proto\n"),
    ];

    public static TheoryData<string> Layouts =>
    [
        "a.proto",
        "./a.proto",
        "-I. a.proto",
        "-I . a.proto",
        "--proto_path=. a.proto",
        "--proto_path . a.proto",
        "-Iroot root/pkg/b.proto",
        "-Iroot pkg/b.proto",
        "-Iroot/ root/pkg/b.proto",
        "-I./root root//pkg/./b.proto",
        "-Iroot/pkg root/pkg/b.proto",
        "-Iroot root/pkg/c.proto",
        "-Iroot --include_imports root/pkg/c.proto",
        "-Iroot -Iother --include_imports other/pkg/d.proto",
        "-Iroot -Iother --include_imports --include_source_info other/pkg/d.proto",
        "-Iopt --include_imports --include_source_info --retain_options o.proto custom.proto",
        "-Iroot:other --include_imports pkg/d.proto",
        "-Iother -Iroot --include_imports pkg/d.proto",
        "-Iroot -Iother other/pkg/b.proto",
        "-Iother -Iroot other/pkg/b.proto",
        "-Iother a.proto",
        "-Iroot -I. root/pkg/b.proto",
        "-I. -Iroot root/pkg/b.proto",
        "-Ipre/fix=root root/pkg/b.proto",
        "-Ipre/fix=root pre/fix/pkg/b.proto",
        "-Ipkg=root/pkg pkg/c.proto root/pkg/b.proto",
        "-Ipkg/b.proto=a.proto a.proto",
        "-Iodd=name odd=name/e.proto",
        "-Ino/such/folder -I. a.proto",
        "-Ino/such/folder a.proto",
        "-Iother other/dots.proto",
        "-Iother other/parent.proto",
        "-Iroot root/../a.proto",
        "-I. root/../a.proto",
        "-Iroot/.. root/../a.proto",
        "-I. missing.proto",
        "-Iroot root",
        "-Iroot root/pkg",
        "-I{folder} a.proto",
        "-I{folder} {folder}/a.proto",
        "-I. {folder}/a.proto",
        "-Iroot google/protobuf/any.proto",
        "-Ichain x.proto y.proto z.proto",
        "-Ichain z.proto x.proto",
        "-Ichain x.proto z.proto",
        "-Ichain --include_imports x.proto z.proto",
        "-Ichain z.proto x.proto z.proto x.proto",
        "-Iopt o.proto",
        "-Iopt --include_imports o.proto",
        "-Iopt --include_imports p.proto",
        "-Iopt --include_imports p.proto o.proto",
        "-Iopt --include_imports custom.proto",
        "-Iopt --include_imports --retain_options o.proto custom.proto",
        "-Iopt p.proto custom.proto o.proto",
        "bad.proto",
        "a.proto bad.proto",
        "@arguments.txt",
        "@missing.txt",
        "-I= a.proto",
        "-I",
        "--no_such_option a.proto",
        "--include_imports",
    ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void TheSameArgumentsGiveTheSameResult(string arguments)
    {
        using var workspace = new Workspace(_files);
        string[] split = arguments.Replace("{folder}", workspace.Folder, StringComparison.Ordinal).Split(' ');

        ToolResult theirs = protoc.Run(workspace.Folder, ["--descriptor_set_out=theirs.binpb", .. split]);
        ToolResult ours = Tool.Run(workspace.Folder, ["compile", "--descriptor_set_out=ours.binpb", .. split]);

        Assert.True(theirs.ExitCode == ours.ExitCode, $"protoc: {theirs.ExitCode}\n{theirs.Errors}\nprotogen: {ours.ExitCode}\n{ours.Errors}");
        Assert.Equal(workspace.Read("theirs.binpb"), workspace.Read("ours.binpb"));
        Assert.Equal(theirs.ExitCode != 0, ours.Errors.Contains("error", StringComparison.Ordinal) || ours.Errors.Contains("quired", StringComparison.Ordinal));
    }

    [Fact]
    public void TheProcessTakesProtocsArgumentsWithoutAVerb()
    {
        using var workspace = new Workspace(_files);
        ToolResult theirs = protoc.Run(workspace.Folder, ["-Iroot", "--include_imports", "-otheirs.binpb", "root/pkg/c.proto"]);
        ToolResult ours = Tool.Start(workspace.Folder, ["-Iroot", "--include_imports", "-oours.binpb", "root/pkg/c.proto"]);

        Assert.Equal((0, ""), (theirs.ExitCode, theirs.Errors));
        Assert.Equal((0, "", ""), (ours.ExitCode, ours.Output, ours.Errors));
        Assert.Equal(workspace.Read("theirs.binpb"), workspace.Read("ours.binpb"));
    }

    [Fact]
    public void TheProcessFailsWithDiagnosticsOnItsErrorStream()
    {
        using var workspace = new Workspace(_files);
        ToolResult ours = Tool.Start(workspace.Folder, ["compile", "-o", "ours.binpb", "bad.proto"]);

        Assert.Equal((1, ""), (ours.ExitCode, ours.Output));
        Assert.StartsWith("bad.proto:1:34: error PGEN0203: \"Missing\" is not defined\n", ours.Errors, StringComparison.Ordinal);
        Assert.Null(workspace.Read("ours.binpb"));
    }
}
