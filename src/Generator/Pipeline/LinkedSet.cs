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

    /// <summary>Every full name, of types and of the namespaces around them, that generated code puts into the global namespace; ordered, each once.</summary>
    public ImmutableEquatableArray<string> Names()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (NamedProto file in Files)
        {
            if (file.Namespace is not { } ns)
                continue;
            for (int dot = ns.Length; dot > 0; dot = ns.LastIndexOf('.', dot - 1))
            {
                if (!names.Add(ns.Substring(0, dot)))
                    break;
            }
            string prefix = ns.Length == 0 ? "" : ns + ".";
            foreach (DeclaredName name in file.Names.Where(name => name.Kind != DeclaredKind.Extension))
                names.Add(prefix + name.Name);
        }
        return names.ToImmutableEquatableArray();
    }

    public LinkedSet With(IReadOnlyDictionary<ParsedProto, FileResult> changed)
    {
        var all = new Dictionary<ParsedProto, FileResult>(Naming.ReferenceComparer<ParsedProto>.Instance);
        foreach (KeyValuePair<ParsedProto, FileResult> pair in results)
            all[pair.Key] = changed.TryGetValue(pair.Key, out FileResult? result) ? result : pair.Value;
        return new LinkedSet(all, Files);
    }
}
