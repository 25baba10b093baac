using ProtoGen.Differential.Oracles;

namespace ProtoGen.Benchmarks.Compiler.Build;

/// <summary>A class library in a folder of its own, as a user has it, that <c>dotnet build</c> builds.</summary>
internal sealed class BuildProject
{
    private readonly string _folder;
    private readonly string _flags;
    private readonly List<Measurement> _cold = [];
    private readonly List<Measurement> _edited = [];
    private readonly List<Measurement> _untouched = [];

    /// <summary>A compiler server of the benchmark's own, whatever the environment says about servers: it is as warm for one project as for the other.</summary>
    private const string Pipe = "protogen-build-race";

    /// <param name="isAlone">Without compiler server and build nodes, so that all processor time is the build's own and is counted.</param>
    private BuildProject(string name, string folder, string body, IReadOnlyDictionary<string, string> files, bool isAlone)
    {
        Name = name;
        _folder = Directory.CreateDirectory(folder).FullName;
        _flags = isAlone ? "-nodeReuse:false -p:UseSharedCompilation=false" : $"-p:UseSharedCompilation=true -p:SharedCompilationId={Pipe}";
        Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              {body}
            </Project>

            """);
        Write("Class.cs", "public static class Class { }\n");
        foreach ((string path, string text) in files)
            Write("protos/" + path, text);
        DotNet("restore");
    }

    public string Name { get; }

    public Measurement Cold => Measurement.Median(_cold);

    public Measurement Edited => Measurement.Median(_edited);

    public Measurement Untouched => Measurement.Median(_untouched);

    public long AssemblySize => new FileInfo(Path.Combine(_folder, "bin", "Debug", "net10.0", "Library.dll")).Length;

    /// <summary>The C# that the build left in obj/, as Grpc.Tools does; a source generator leaves none.</summary>
    public IEnumerable<string> GeneratedFiles => Directory.EnumerateFiles(Path.Combine(_folder, "obj", "Debug"), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !Path.GetFileName(path).Contains("Library.", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.'));

    public static BuildProject Empty(string folder, bool isAlone) => new("empty project", folder, "", new Dictionary<string, string>(), isAlone);

    public static BuildProject GrpcTools(string folder, IReadOnlyDictionary<string, string> files, bool isAlone) => new("Grpc.Tools 2.85.0", folder, """
        <ItemGroup>
            <PackageReference Include="Google.Protobuf" Version="3.25.1" />
            <PackageReference Include="Grpc.Tools" Version="2.85.0" PrivateAssets="all" />
            <Protobuf Include="protos/**/*.proto" ProtoRoot="protos" GrpcServices="None" />
          </ItemGroup>
        """, files, isAlone);

    /// <summary>Ends the compiler server.</summary>
    public void ShutDown() => Shell($"\"$(dotnet msbuild -getProperty:RoslynTargetsPath)/bincore/VBCSCompiler\" -shutdown -pipename:{Pipe}");

    /// <summary>What the package brings: generator, parser and analyzers, the runtime, the props and targets.</summary>
    public static BuildProject ProtoGen(string folder, IReadOnlyDictionary<string, string> files, bool isAlone)
    {
        string source = Path.Combine(Repository.Root, "src");
        string[] analyzers =
        [
            Built("Generator", "ProtoGen.Generator.dll"), Built("Generator", "ProtoGen.Parser.dll"), Built("Analyzers", "ProtoGen.Analyzers.dll"), Built("CodeFixes", "ProtoGen.CodeFixes.dll"),
        ];
        return new BuildProject("ProtoGen", folder, $"""
            <Import Project="{source}/Generator/build/ProtoGen.props" />
              <ItemGroup>
                <Analyzer Include="{string.Join(';', analyzers)}" />
                <Reference Include="{source}/Runtime/bin/Release/net10.0/ProtoGen.Runtime.dll" />
                <Protobuf Include="protos/**/*.proto" ProtoRoot="protos" GrpcServices="None" />
              </ItemGroup>
              <Import Project="{source}/Generator/build/ProtoGen.targets" />
            """, files, isAlone);

        string Built(string project, string library) => Path.Combine(source, project, "bin/Release/netstandard2.0", library);
    }

    public void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <param name="isCounted">False for the first round, which warms the compiler server and the file system.</param>
    public void BuildCold(bool isCounted)
    {
        Delete("bin");
        Delete(Path.Combine("obj", "Debug"));
        Build(_cold, isCounted);
    }

    public void BuildEdited(bool isCounted) => Build(_edited, isCounted);

    public void BuildUntouched(bool isCounted) => Build(_untouched, isCounted);

    private void Build(List<Measurement> runs, bool isCounted)
    {
        Measurement run = DotNet("build --no-restore " + _flags);
        if (isCounted)
            runs.Add(run);
    }

    private Measurement DotNet(string command) => Shell($"exec dotnet {command} -v quiet -nologo");

    /// <summary>Through a shell with the output in a file: servers that a build starts would hold a pipe open.</summary>
    private Measurement Shell(string command)
    {
        string log = Path.Combine(_folder, "build.log");
        try
        {
            return Measurement.Of("/bin/sh", "-c", $"unset UseSharedCompilation MSBUILDDISABLENODEREUSE; cd '{_folder}' && ({command}) > '{log}' 2>&1");
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidOperationException(File.ReadAllText(log), failure);
        }
    }

    private void Delete(string folder)
    {
        string full = Path.Combine(_folder, folder);
        if (Directory.Exists(full))
            Directory.Delete(full, recursive: true);
    }
}
