using System.Diagnostics;
using System.Runtime.InteropServices;
using ProtoGen.Differential.Oracles;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>
/// <c>protogen compile</c> of one tiny file beside a program that prints one line: both start the runtime, so the ratio is what the compiler adds.
/// The tool is compiled ahead as its packages per runtime are; protoc, a native program, is there for scale.
/// </summary>
internal static class StartUp
{
    private const int Rounds = 30;

    public static void Run(Protoc protoc)
    {
        string folder = Directory.CreateTempSubdirectory("protogen-start-").FullName;
        try
        {
            string hello = BuildHello(folder);
            string tool = PublishTool(folder);
            File.WriteAllText(Path.Combine(folder, "tiny.proto"), "syntax = \"proto3\";\npackage tiny;\nmessage M { string a = 1; repeated int32 b = 2; }\n");
            string output = Path.Combine(folder, "tiny.binpb");
            var hellos = new List<double>();
            var tools = new List<double>();
            var others = new List<double>();
            // The first rounds only fill the caches of the file system.
            for (int round = -3; round < Rounds; round++)
            {
                double first = Seconds(hello);
                double second = Seconds(tool, "compile", "-I" + folder, "-o" + output, "tiny.proto");
                double third = Seconds(protoc.Binary, "-I" + folder, "-o" + output, "tiny.proto");
                if (round < 0)
                    continue;
                hellos.Add(first);
                tools.Add(second);
                others.Add(third);
            }
            Report.StartUp(Measurement.Middle(hellos), Measurement.Middle(tools), Measurement.Middle(others), Measurement.Middle(tools.Zip(hellos, static (own, empty) => own / empty)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string BuildHello(string folder)
    {
        string source = Directory.CreateDirectory(Path.Combine(folder, "hello")).FullName;
        File.WriteAllText(Path.Combine(source, "hello.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(source, "Program.cs"), "System.Console.WriteLine(\"Hello, World!\");");
        string target = Path.Combine(folder, "hello-out");
        DotNet("build", source, "-c", "Release", "-o", target);
        return Path.Combine(target, "hello");
    }

    private static string PublishTool(string folder)
    {
        string target = Path.Combine(folder, "tool");
        DotNet("publish", Path.Combine(Repository.Root, "src", "Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", target);
        return Path.Combine(target, "ProtoGen.Cli");
    }

    private static void DotNet(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(text);
    }

    private static double Seconds(string program, params string[] arguments)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string text = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0 ? seconds : throw new InvalidOperationException($"{program} failed: {text}");
    }
}
