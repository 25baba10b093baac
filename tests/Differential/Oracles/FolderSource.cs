using ProtoGen.Parser;

namespace ProtoGen.Differential.Oracles;

/// <summary>Files below some folders, the first that has the file wins.</summary>
internal sealed class FolderSource(params string[] folders) : IProtoFileSource
{
    public bool TryRead(string importPath, out SourceText source)
    {
        foreach (string folder in folders)
        {
            string path = Path.Combine(folder, importPath);
            if (File.Exists(path))
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                source = SourceText.FromUtf8(importPath, file);
                return true;
            }
        }
        source = null!;
        return false;
    }
}
