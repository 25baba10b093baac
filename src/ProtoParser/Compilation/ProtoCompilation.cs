using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Serialization;

namespace ProtoGen.Parser;

/// <summary>
/// Compiles a set of files with everything they import. The result does not depend on the order in which files are parsed
/// and linked, which happens on several threads.
/// </summary>
public sealed class ProtoCompilation
{
    private readonly Dictionary<string, CompiledFile> _byPath;

    private ProtoCompilation(IReadOnlyList<CompiledFile> files, IReadOnlyList<string> missing, IEnumerable<string> roots)
    {
        Files = files;
        MissingFiles = missing;
        HasErrors = missing.Count > 0 || files.Any(static file => file.HasErrors);
        _byPath = files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        Roots = [.. roots.Distinct(StringComparer.Ordinal).Select(Find).OfType<CompiledFile>()];
    }

    /// <summary>All files, imports before what imports them, otherwise in the order of the request.</summary>
    public IReadOnlyList<CompiledFile> Files { get; }

    /// <summary>The requested files in the order of the request, without what they import.</summary>
    public IReadOnlyList<CompiledFile> Roots { get; }

    /// <summary>Requested files that do not exist; a missing import is a diagnostic of the file that imports it.</summary>
    public IReadOnlyList<string> MissingFiles { get; }

    public bool HasErrors { get; }

    /// <summary>The diagnostics of all files, file by file.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Files.SelectMany(static file => file.Diagnostics);

    /// <param name="paths">Import paths of the files to compile; order and repetition do not matter for what they become.</param>
    /// <param name="source">Asked first; bundled files fill in.</param>
    /// <param name="cancellation">Checked between files.</param>
    public static ProtoCompilation Compile(IEnumerable<string> paths, IProtoFileSource source, CancellationToken cancellation = default)
    {
        string[] roots = [.. paths];
        FileGraph graph = FileGraph.Load(roots, source, cancellation);
        var linked = new LinkedFile[graph.Files.Count];
        foreach (List<int> level in graph.Levels())
        {
            // Files of one level do not depend on each other.
            ParallelLoop.For(level.Count, grain: 16, i =>
            {
                int file = level[i];
                linked[file] = Linker.Link(graph.Files[file], graph.ImportsOf(file, linked), graph.FindDefiningFile);
            }, cancellation);
        }
        IReadOnlyList<Diagnostic>[] across = CrossFileNames.Check(linked);
        var files = new CompiledFile[linked.Length];
        var requested = new HashSet<string>(roots, StringComparer.Ordinal);
        for (int i = 0; i < files.Length; i++)
        {
            IReadOnlyList<Diagnostic> others = requested.Contains(graph.Files[i].Source.Path) ? [.. across[i], .. RedactingOptionImports.Check(linked[i])] : across[i];
            files[i] = new CompiledFile(graph.Files[i], linked[i], others);
        }
        return new ProtoCompilation(files, graph.Missing, roots);
    }

    /// <summary>The file with that import path, a requested one or an import; null when it is not part of the compilation.</summary>
    public CompiledFile? Find(string path) => _byPath.TryGetValue(path, out CompiledFile? file) ? file : null;

    /// <summary>What <c>protoc -o</c> writes.</summary>
    /// <param name="includeImports">Write what the requested files import, too.</param>
    /// <param name="retainOptions">Keep options whose retention is source.</param>
    /// <param name="includeSourceInfo">Write where everything stands, and the comments.</param>
    public byte[] ToDescriptorSet(bool includeImports, bool retainOptions = false, bool includeSourceInfo = false) =>
        FileDescriptorSet.Serialize(FilesOfSet(includeImports), retainOptions, includeSourceInfo);

    /// <summary>Writes to a stream what <see cref="ToDescriptorSet"/> returns, without holding all of it in memory.</summary>
    public void WriteDescriptorSet(Stream stream, bool includeImports, bool retainOptions = false, bool includeSourceInfo = false) =>
        FileDescriptorSet.WriteTo(stream, FilesOfSet(includeImports), retainOptions, includeSourceInfo);

    private List<FileDescriptor> FilesOfSet(bool includeImports) => DescriptorSetOrder.Of([.. Roots.Select(static file => file.Descriptor)], includeImports);
}
