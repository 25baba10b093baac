namespace ProtoGen.Cli.Tests.Harness;

/// <summary>A folder of its own for one test, with files from name and content; gone afterwards.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace(params (string Path, string Content)[] files)
    {
        Directory.CreateDirectory(Folder);
        foreach ((string path, string content) in files)
            Write(path, content);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"protogen-cli-{Guid.NewGuid():N}");

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
    }

    public byte[]? Read(string path) => File.Exists(PathOf(path)) ? File.ReadAllBytes(PathOf(path)) : null;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
