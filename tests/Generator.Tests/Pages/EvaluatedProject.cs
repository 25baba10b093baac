using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>What MSBuild made of a project file: what the compiler would be told, and what else an example is about.</summary>
/// <param name="Path">The full path of the project file.</param>
/// <param name="Files">The .proto files with their metadata; text null for one that is not there.</param>
/// <param name="References">Full paths of project files, and whether what they reference flows on.</param>
/// <param name="Packages">Versions by id.</param>
/// <param name="Friends">The assemblies that see what is internal.</param>
/// <param name="Properties">The properties that the compiler is told, and those that tests look at.</param>
/// <param name="Warnings">Ids of warnings of the build.</param>
internal sealed record EvaluatedProject(
    string Path, IReadOnlyList<ProtoFile> Files, IReadOnlyList<(string Path, bool Flows)> References, IReadOnlyDictionary<string, string> Packages,
    IReadOnlyList<string> Friends, IReadOnlyDictionary<string, string> Properties, IReadOnlyList<string> Warnings)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
