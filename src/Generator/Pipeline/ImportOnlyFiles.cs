using System;
using System.Collections.Generic;
using System.Linq;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// The files that are there to be imported only, most of them from folders that the project names. As in protoc, the first that has an import path wins. The folders
/// may lie in each other, and then a file is listed below the first one only; an import that starts at another one finds it by the end of its path.
/// </summary>
internal sealed class ImportOnlyFiles
{
    private readonly Dictionary<string, ParsedProto> _byImportPath = new(StringComparer.Ordinal);
    private readonly ILookup<string, ParsedProto> _byName;

    /// <param name="files">In the order of the folders.</param>
    public ImportOnlyFiles(IEnumerable<ParsedProto> files)
    {
        foreach (ParsedProto file in files)
        {
            if (!_byImportPath.ContainsKey(file.DefaultImportPath))
                _byImportPath.Add(file.DefaultImportPath, file);
        }
        _byName = _byImportPath.Values.ToLookup(file => ImportPath.FileName(file.FullPath), StringComparer.Ordinal);
    }

    public ParsedProto? Find(string import)
    {
        if (_byImportPath.TryGetValue(import, out ParsedProto? exact))
            return exact;
        List<ParsedProto> candidates = _byName[ImportPath.FileName(import)].Where(file => file.FullPath.EndsWith("/" + import, StringComparison.Ordinal)).ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }
}
