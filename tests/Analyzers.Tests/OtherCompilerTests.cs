using System.Reflection;
using System.Text.RegularExpressions;
using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests;

/// <summary>PGEN0907, which the targets of the package report. The projects are evaluated with the real targets of both, and compile nothing.</summary>
public sealed class OtherCompilerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("protogen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheBuildSaysWhoElseCompilesTheFiles()
    {
        string[] examples = [.. Regex.Matches(File.ReadAllText(Repository.PathTo("docs", "diagnostics", "PGEN0907.md")), "```xml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        const string GrpcTools = "<ItemGroup><PackageReference Include=\"Grpc.Tools\" /></ItemGroup>";
        (string Name, string Items, bool IsReported)[] projects =
        [
            ("example", examples[0], true),
            ("fixed", examples[1], false),
            ("additional", GrpcTools + "<ItemGroup><AdditionalFiles Include=\"a.proto\" /></ItemGroup>", false),
            ("excluded", GrpcTools + "<ItemGroup><Protobuf Include=\"a.proto\" ProtoCompile=\"false\" /></ItemGroup>", false),
            ("half_excluded", GrpcTools + "<ItemGroup><Protobuf Include=\"a.proto\" ProtoCompile=\"false\" /><Protobuf Include=\"b.proto\" /></ItemGroup>", true),
            ("not_compiled", GrpcTools + "<ItemGroup><Protobuf Include=\"a.proto\" CompileOutputs=\"false\" /></ItemGroup>", false),
            ("silenced", GrpcTools + "<ItemGroup><Protobuf Include=\"a.proto\" /></ItemGroup><PropertyGroup><MSBuildWarningsAsMessages>PGEN0907</MSBuildWarningsAsMessages></PropertyGroup>", false),
            ("left_to_the_other", GrpcTools + "<PropertyGroup><ProtoGenUseProtobufItems>false</ProtoGenUseProtobufItems></PropertyGroup><ItemGroup><Protobuf Include=\"a.proto\" /><AdditionalFiles Include=\"b.proto\" /></ItemGroup>", false),
            ("switched_off", GrpcTools + "<PropertyGroup><ProtoGenEnabled>false</ProtoGenEnabled></PropertyGroup><ItemGroup><Protobuf Include=\"a.proto\" /></ItemGroup>", false),
            ("buildtools", "<ItemGroup><AdditionalFiles Include=\"a.proto\" /><Analyzer Include=\"/packages/protobuf-net.BuildTools.dll\" /></ItemGroup>", true),
            ("buildtools_idle", "<ItemGroup><AdditionalFiles Include=\"a.txt\" /><Analyzer Include=\"/packages/protobuf-net.BuildTools.dll\" /></ItemGroup>", false),
            ("other_analyzer", "<ItemGroup><AdditionalFiles Include=\"a.proto\" /><Analyzer Include=\"/packages/Some.Analyzer.dll\" /></ItemGroup>", false),
        ];
        foreach ((string name, string items, _) in projects)
            File.WriteAllText(Path.Combine(_folder, name + ".csproj"), ProjectOf(items));
        File.WriteAllText(Path.Combine(_folder, "all.proj"), "<Project><Target Name=\"All\"><MSBuild Projects=\"" + string.Join(';', projects.Select(project => project.Name + ".csproj")) + "\" Targets=\"CoreCompile\" /></Target></Project>");

        string output = await MSBuild.RunAsync(_folder);

        Assert.All(projects, project => Assert.Equal((project.Name, project.IsReported), (project.Name, Regex.IsMatch(output, $@"{project.Name}\.csproj.*warning PGEN0907|PGEN0907.*[\\/\[]{project.Name}\.csproj"))));
        Assert.Contains("Grpc.Tools compiles the same .proto files", output, StringComparison.Ordinal);
        Assert.Contains("protobuf-net.BuildTools compiles the same .proto files", output, StringComparison.Ordinal);
    }

    private static string ProjectOf(string items)
    {
        string build = Repository.PathTo("src", "Generator", "build");
        string other = Path.Combine(typeof(OtherCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "GrpcTools").Value!, "build");
        bool hasOther = items.Contains("Include=\"Grpc.Tools\"", StringComparison.Ordinal);
        string props = hasOther ? $"<Import Project=\"{other}/Grpc.Tools.props\" />" : "";
        string targets = hasOther ? $"<Import Project=\"{other}/Grpc.Tools.targets\" />" : "";
        return $"""
            <Project>
              <PropertyGroup><Language>C#</Language></PropertyGroup>
              {props}
              <Import Project="{build}/ProtoGen.props" />
              {items}
              <Import Project="{build}/ProtoGen.targets" />
              {targets}
              <Target Name="CoreCompile" />
            </Project>
            """;
    }
}
