using System;
using System.Collections.Generic;
using System.Threading;
using ProtoGen.Parser.Linking;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>The parsed files of a compilation with their imports as edges; indexes are positions in <see cref="Files"/>.</summary>
internal sealed partial class FileGraph
{
    private readonly List<ParsedFile> _files = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private int[][] _imports = [];
    private readonly Lazy<SyntaxIndex> _index;

    private FileGraph() => _index = new Lazy<SyntaxIndex>(() => new SyntaxIndex(_files));

    /// <summary>Imports before what imports them.</summary>
    public IReadOnlyList<ParsedFile> Files => _files;

    public List<string> Missing { get; } = [];

    public static FileGraph Load(string[] roots, IProtoFileSource source, CancellationToken cancellation)
    {
        var graph = new FileGraph();
        Dictionary<string, ParsedFile?> parsed = ParseAll(roots, source, cancellation);
        graph.Order(roots, parsed);
        graph.ResolveImports();
        return graph;
    }

    public string? FindDefiningFile(string fullName) => _index.Value.Find(fullName);

    /// <summary>Reads and parses, in rounds: what one round imports is the work of the next.</summary>
    private static Dictionary<string, ParsedFile?> ParseAll(string[] roots, IProtoFileSource source, CancellationToken cancellation)
    {
        var parsed = new Dictionary<string, ParsedFile?>(StringComparer.Ordinal);
        var round = new List<string>();
        foreach (string root in roots)
        {
            if (!parsed.ContainsKey(root))
            {
                parsed.Add(root, null);
                round.Add(root);
            }
        }
        while (round.Count > 0)
        {
            var results = new ParsedFile?[round.Count];
            ParallelLoop.For(round.Count, grain: 16, i =>
            {
                if (source.TryRead(round[i], out SourceText text) || BundledProtos.TryGet(round[i], out text))
                    results[i] = ProtoParser.Parse(text.Path == round[i] ? text : new SourceText(round[i], text.Content));
            }, cancellation);
            var next = new List<string>();
            for (int i = 0; i < results.Length; i++)
            {
                parsed[round[i]] = results[i];
                if (results[i] is not { } file)
                    continue;
                foreach (ImportSyntax import in file.Syntax.Imports)
                {
                    if (!import.Path.IsMissing && IsCanonical(import.Path.Text) && !parsed.ContainsKey(import.Path.Text))
                    {
                        parsed.Add(import.Path.Text, null);
                        next.Add(import.Path.Text);
                    }
                }
            }
            round = next;
        }
        return parsed;
    }

    /// <summary>A file has one import path only. Sources may be careless and find <c>./a.proto</c> too, which would be a second file.</summary>
    private static bool IsCanonical(string path)
    {
        if (path[0] == '/')
            return false;
        foreach (string part in path.Split('/'))
        {
            if (part is "" or "." or "..")
                return false;
        }
        return true;
    }

    /// <summary>Depth first over imports in source order, without recursion: a chain of imports may be long.</summary>
    private void Order(string[] roots, Dictionary<string, ParsedFile?> parsed)
    {
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(ParsedFile File, int Next)>();
        foreach (string root in roots)
        {
            if (!entered.Add(root))
                continue;
            if (parsed[root] is not { } first)
            {
                Missing.Add(root);
                continue;
            }
            stack.Push((first, 0));
            while (stack.Count > 0)
            {
                (ParsedFile file, int next) = stack.Pop();
                List<ImportSyntax> imports = file.Syntax.Imports;
                if (next == imports.Count)
                {
                    _indexes.Add(file.Source.Path, _files.Count);
                    _files.Add(file);
                    continue;
                }
                stack.Push((file, next + 1));
                string path = imports[next].Path.Text ?? "";
                if (parsed.TryGetValue(path, out ParsedFile? import) && import is not null && entered.Add(path))
                    stack.Push((import, 0));
            }
        }
    }

    private void ResolveImports()
    {
        _imports = new int[_files.Count][];
        for (int i = 0; i < _files.Count; i++)
        {
            List<ImportSyntax> imports = _files[i].Syntax.Imports;
            _imports[i] = new int[imports.Count];
            for (int j = 0; j < imports.Count; j++)
                _imports[i][j] = _indexes.TryGetValue(imports[j].Path.Text ?? "", out int index) ? index : -1;
        }
        FindCycles();
    }
}
