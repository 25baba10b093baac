using Xunit;

namespace ProtoGen.Consumer.Tests;

/// <summary>How loud our warnings are belongs to the project, in each of the compiler's three ways at once.</summary>
public class SeverityTests
{
    [Fact]
    public async Task AGlobalConfigNoWarnAndWarningsAsErrorsChangeOurWarnings()
    {
        using var project = new ConsumerProject();
        // Three warnings: an unused import (PGEN0600), equal JSON names (PGEN0601), no syntax (PGEN0650); and, outside the file's text, a hidden type (PGEN0820).
        project.Write("protos/loud.proto", """
            package loud.v1;
            import "google/protobuf/empty.proto";
            message Loud { optional int32 a_b = 1; optional int32 aB = 2; }
            """);
        project.Write("Program.cs", "System.Console.WriteLine();");
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PGEN0600.severity = none\ndotnet_diagnostic.PGEN0820.severity = warning\n");
        // A section for .proto files says what no compiler reads: additional files are no syntax trees.
        project.Write(".editorconfig", "root = true\n[*.proto]\ndotnet_diagnostic.PGEN0650.severity = none\n");
        project.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);PGEN0601</NoWarn><WarningsNotAsErrors>PGEN0820</WarningsNotAsErrors></PropertyGroup></Project>");

        (int exitCode, string output) = await project.DotnetAsync("build");

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("PGEN0600", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PGEN0601", output, StringComparison.Ordinal);
        Assert.Matches(@"protos/loud\.proto\(\d+,\d+\): error PGEN0650: ", output);
        Assert.Matches(@"protos/loud\.proto\(3,9\): warning PGEN0820: ", output);
    }

    [Fact]
    public async Task RulesThatLeaveGeneratedCodeOutStillReadTheProjectsOwn()
    {
        using var project = new ConsumerProject();
        project.Write("protos/quiet.proto", "syntax = \"proto3\"; package quiet.v1; message Quiet { string text = 1; }");
        project.Write("Directory.Build.targets", $"<Project><Import Project=\"{ConsumerProject.Targets}\" /></Project>");
        project.Write("Program.cs", """
            System.Console.WriteLine(new Quiet.V1.Quiet { Text = Preview.Text });

            [System.Runtime.Versioning.RequiresPreviewFeatures]
            internal static class Preview
            {
                public static string Text => "new";
            }
            """);

        (int exitCode, string output) = await project.DotnetAsync("build");

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Program\.cs\(1,\d+\): error CA2252: ", output);
        Assert.Contains("[{ProtoGen.Generator,", project.Read("obj/Debug/net10.0/ProtoGen.editorconfig"), StringComparison.Ordinal);
    }
}
