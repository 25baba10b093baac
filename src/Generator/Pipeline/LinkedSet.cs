using System;
using System.Collections.Generic;
using System.Linq;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// The results of one run over all files. Compared by identity: a new run makes a new one, and what comes after looks up its own file in it,
/// so a file that is added or removed does not shift the others.
/// </summary>
/// <param name="results">By identity of the file.</param>
/// <param name="files">The files that are linked, ordered by import path.</param>
internal sealed class LinkedSet(IReadOnlyDictionary<ParsedProto, FileResult> results, IReadOnlyList<NamedProto> files)
{
    public FileResult this[ParsedProto file] => results.TryGetValue(file, out FileResult? result) ? result : FileResult.Empty;

    public IReadOnlyList<NamedProto> Files { get; } = files;

    /// <summary>Every full name, of types and of the namespaces around them, that generated code puts into the global namespace; in the order of the files, each once.</summary>
    public ImmutableEquatableArray<string> Names()
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (NamedProto file in Files)
        {
            if (file.Names.Namespace is not { } ns)
                continue;
            for (int dot = ns.Length; dot > 0 && Add(ns.Substring(0, dot)); dot = ns.LastIndexOf('.', dot - 1))
            {
            }
            foreach ((DeclaredName name, string fullName) in file.Names.Items)
            {
                if (name.Kind != DeclaredKind.Extension)
                    Add(fullName);
            }
        }
        return names.ToImmutableEquatableArray();

        bool Add(string name)
        {
            if (!seen.Add(name))
                return false;
            names.Add(name);
            return true;
        }
    }

    public LinkedSet With(IReadOnlyDictionary<ParsedProto, FileResult> changed)
    {
        var all = new Dictionary<ParsedProto, FileResult>(Naming.ReferenceComparer<ParsedProto>.Instance);
        foreach (KeyValuePair<ParsedProto, FileResult> pair in results)
            all[pair.Key] = changed.TryGetValue(pair.Key, out FileResult? result) ? result : pair.Value;
        return new LinkedSet(all, Files);
    }
}
