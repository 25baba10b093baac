using System.Text.RegularExpressions;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>Lets MSBuild evaluate the projects of many examples at once, with the props and targets of the package, as a build does before it calls the compiler.</summary>
internal static partial class ProjectEvaluation
{
    private const char Tab = '\t';
    private static readonly string _build = Repository.PathTo("src", "Generator", "build");

    /// <summary>The metadata that reaches the generator.</summary>
    private static readonly string[] _metadata =
        [.. Metadatum().Matches(File.ReadAllText(Path.Combine(_build, "ProtoGen.props"))).Select(match => match.Groups[1].Value)];

    /// <summary>The projects by example and path.</summary>
    public static async Task<IReadOnlyDictionary<(string Example, string Path), EvaluatedProject>> RunAsync(IReadOnlyList<Example> examples)
    {
        string root = Directory.CreateTempSubdirectory("protogen-pages-").FullName;
        try
        {
            foreach (Example example in examples)
            {
                foreach ((string path, string text) in example.Files.Where(file => file.Key.EndsWith(".proto", StringComparison.Ordinal)))
                    Write(PathOf(root, example, path), text);
                foreach ((string path, string content) in example.Projects)
                    Write(PathOf(root, example, path), ProjectOf(content));
            }
            string[] projects = [.. examples.SelectMany(example => example.Projects.Select(project => PathOf(root, example, project.Path)))];
            Write(Path.Combine(root, "all.proj"), $"<Project><Target Name=\"All\"><MSBuild Projects=\"{string.Join(';', projects)}\" Targets=\"Tell\" /></Target></Project>");
            string output = await MSBuild.RunAsync(root);
            return examples.SelectMany(example => example.Projects.Select(project => ((example.Name, project.Path), Read(PathOf(root, example, project.Path), output)))).ToDictionary();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string PathOf(string root, Example example, string path) => Path.GetFullPath(Path.Combine(root, example.Name, "App", path));

    private static string ProjectOf(string content) => $"""
        <Project>
          <PropertyGroup>
            <Language>C#</Language>
            <TargetFramework>net10.0</TargetFramework>
            <DefaultItemExcludes>bin/**;obj/**</DefaultItemExcludes>
          </PropertyGroup>
          <Import Project="{_build}/ProtoGen.props" />
          {content}
          <Import Project="{_build}/ProtoGen.targets" />
          <Target Name="Tell" DependsOnTargets="EncodeProtoPaths">
            <ItemGroup>
              <_Line Include="@(AdditionalFiles->'file%09%(FullPath){string.Concat(_metadata.Select(name => $"%09%({name})"))}')" />
              <_Line Include="@(ProjectReference->'project%09%(FullPath)%09%(PrivateAssets)')" />
              <_Line Include="@(PackageReference->'package%09%(Identity)%09%(Version)')" />
              <_Line Include="@(InternalsVisibleTo->'friend%09%(Identity)')" />
              <_Line Include="property%09ProtoGenProjectDir%09$(ProtoGenProjectDir);property%09LangVersion%09$(LangVersion)" />
            </ItemGroup>
            <WriteLinesToFile File="$(MSBuildProjectFullPath).txt" Lines="@(_Line)" Overwrite="true" />
          </Target>
        </Project>
        """;

    private static EvaluatedProject Read(string path, string output)
    {
        ILookup<string, string[]> lines = File.ReadAllLines(path + ".txt").Select(line => line.Split(Tab)).ToLookup(line => line[0]);
        return new EvaluatedProject(
            path,
            [.. lines["file"].Where(line => line[1].EndsWith(".proto", StringComparison.Ordinal)).Select(FileOf)],
            [.. lines["project"].Select(line => (line[1], line[2] != "all"))],
            lines["package"].ToDictionary(line => line[1], line => line[2]),
            [.. lines["friend"].Select(line => line[1])],
            lines["property"].ToDictionary(line => line[1], line => line[2]),
            [.. Regex.Matches(output, Regex.Escape(path) + @"[ (:].*?\bwarning ([A-Z]+[0-9]+)|\bwarning ([A-Z]+[0-9]+)[^\n]*" + Regex.Escape($"[{path}")).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct()]);
    }

    private static ProtoFile FileOf(string[] line)
    {
        string path = line[1].Replace('\\', '/');
        return new ProtoFile(path, File.Exists(path) ? File.ReadAllText(path) : null!) { More = _metadata.Zip(line.Skip(2)).ToDictionary() };
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex("CompilerVisibleItemMetadata Include=\"AdditionalFiles\" MetadataName=\"(\\w+)\"")]
    private static partial Regex Metadatum();
}
