using System.IO.Compression;
using System.Xml.Linq;

namespace ProtoGen.Package.Tests;

/// <summary>What lies in a .nupkg.</summary>
internal sealed class PackageFile(string path)
{
    /// <summary>All files but those of the packaging format itself.</summary>
    public IReadOnlyList<string> Names => [.. Read(archive => archive.Entries.Select(entry => entry.FullName).ToArray())
        .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && !name.EndsWith(".nuspec", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    public XElement Metadata => XDocument.Parse(System.Text.Encoding.UTF8.GetString(Content(name => name.EndsWith(".nuspec", StringComparison.Ordinal))).TrimStart('\uFEFF')).Root!.Elements().Single();

    /// <summary>The dependencies as <c>id version</c>, with what of them flows when the package says so.</summary>
    public IReadOnlyList<string> Dependencies => [.. Metadata.Descendants().Where(element => element.Name.LocalName == "dependency")
        .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value} {element.Attribute("include")?.Value}".TrimEnd())];

    public string? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    public byte[] Content(string name) => Content(candidate => candidate == name);

    private byte[] Content(Func<string, bool> isMeant) => Read(archive =>
    {
        using Stream stream = archive.Entries.Single(entry => isMeant(entry.FullName)).Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    });

    private T Read<T>(Func<ZipArchive, T> read)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return read(archive);
    }
}
