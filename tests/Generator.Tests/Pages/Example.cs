using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>
/// Projects and .proto files as a page of the documentation shows them. The first line of a block is a comment with the file's path, seen from the folder of the example's own project; that
/// one may go without, and where no block is a project it lists all files.
/// </summary>
/// <param name="Name">No other example has it.</param>
/// <param name="Main">The file of the example's own project.</param>
/// <param name="Files">Text by path.</param>
internal sealed partial record Example(string Name, string Main, IReadOnlyDictionary<string, string> Files)
{
    private const string Unnamed = "App.csproj";

    /// <summary>The projects, each with its items and properties.</summary>
    public IEnumerable<(string Path, string Content)> Projects => Files.Where(file => IsProject(file.Key)).Select(file => (file.Key, ContentOf(file.Value)));

    /// <summary>Reads the blocks of a text, which may go on from another example: what it does not show is the same there.</summary>
    public static Example Read(string name, string text, Example? before = null)
    {
        var files = new Dictionary<string, string>(before?.Files ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        string? main = before?.Main;
        foreach (Match block in Block().Matches(text))
        {
            bool isProject = block.Groups[1].Value == "xml";
            string content = block.Groups[2].Value;
            Match named = (isProject ? ProjectName() : ProtoName()).Match(content);
            string path = named.Success ? named.Groups[1].Value : isProject ? Unnamed : "example.proto";
            main ??= isProject ? path : null;
            files[path] = content;
        }
        Assert.NotEmpty(files);
        if (main is null)
            files.Add(main = Unnamed, "<AdditionalFiles Include=\"**/*.proto\" />");
        return new Example(name, main, files);
    }

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>What may stand in a project file; items by themselves go into a group.</summary>
    private static string ContentOf(string block)
    {
        XElement content = XElement.Parse($"<Project>{block}</Project>");
        if (content.Element("Project") is { } whole)
            content = whole;
        foreach (XElement item in content.Elements().Where(element => element.Attribute("Include") is not null).ToArray())
            item.ReplaceWith(new XElement("ItemGroup", item));
        return string.Concat(content.Elements());
    }

    [GeneratedRegex("```(xml|proto)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^<!-- (\S+\.csproj) -->\n")]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"^// (\S+\.proto)\n")]
    private static partial Regex ProtoName();
}
