using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Holds the C# names of all files against each other and against the references. A file alone gives names that are unique within it; only here is it seen that two
/// files meet. Whoever comes later keeps its type under another name and is told, so the compiler has nothing to add.
/// </summary>
internal static class NameStep
{
    public static LinkedSet Run(LinkedSet linked, ImmutableEquatableArray<TakenName> taken, string rootNamespace, CancellationToken cancellation)
    {
        var claims = new NameClaims(taken);
        foreach (NamedProto file in linked.Files)
            claims.AddNamespace(file);
        foreach (NamedProto file in linked.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            claims.AddTypes(file);
        }
        ILookup<ParsedProto, DiagnosticInfo> findings = claims.Findings.Concat(HiddenTypes.Find(linked.Files, claims, rootNamespace))
            .ToLookup(found => found.File, found => found.Finding, ReferenceComparer<ParsedProto>.Instance);
        if (findings.Count == 0)
            return linked;

        var changed = new Dictionary<ParsedProto, FileResult>(ReferenceComparer<ParsedProto>.Instance);
        var renamed = new RenamedFiles(claims.Overrides);
        foreach (NamedProto file in linked.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isAffected = file.Result.Sources.Count > 0 && renamed.Reach(file.Descriptor);
            if (!isAffected && !findings.Contains(file.File))
                continue;
            changed.Add(file.File, new FileResult(
                isAffected ? file.Rename(claims.Overrides) : file.Result.Sources,
                file.Result.Diagnostics.Concat(findings[file.File]).ToImmutableEquatableArray()));
        }
        return linked.With(changed);
    }

    /// <summary>Which files have a new name in them, or see one through their imports.</summary>
    private sealed class RenamedFiles
    {
        private readonly Dictionary<Descriptor, bool> _known = new(ReferenceComparer<Descriptor>.Instance);

        public RenamedFiles(NameOverrides overrides)
        {
            foreach (Dictionary<Descriptor, string> names in new[] { overrides.Namespaces, overrides.Types, overrides.ExtensionClasses, overrides.Extensions })
            {
                foreach (Descriptor renamed in names.Keys)
                    _known[renamed.File ?? renamed] = true;
            }
        }

        /// <summary>No recursion: a chain of imports may be as long as there are files.</summary>
        public bool Reach(FileDescriptor file)
        {
            var open = new Stack<FileDescriptor>();
            open.Push(file);
            while (open.Count > 0)
            {
                FileDescriptor current = open.Peek();
                FileDescriptor? unknown = _known.ContainsKey(current) ? null : current.Dependencies.FirstOrDefault(dependency => !_known.ContainsKey(dependency));
                if (unknown is not null)
                {
                    open.Push(unknown);
                    continue;
                }
                if (!_known.ContainsKey(current))
                    _known.Add(current, current.Dependencies.Any(dependency => _known[dependency]));
                open.Pop();
            }
            return _known[file];
        }
    }
}
