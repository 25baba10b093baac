using ProtoGen.Differential.Descriptors;

namespace ProtoGen.Differential.Oracles;

/// <summary>The files of a case on disk, for protoc; gone afterwards.</summary>
internal sealed class CaseFolder : IDisposable
{
    public CaseFolder(InvalidCase item)
    {
        Directory.CreateDirectory(Path);
        foreach ((string name, byte[] content) in item.Files)
            File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"protogen-case-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
