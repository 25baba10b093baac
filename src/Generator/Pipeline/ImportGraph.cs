using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Naming;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// The files of a compilation with the bundled ones they need, ordered so that imports come first. Files that import each other are found
/// as strongly connected components, so what is said about a cycle does not depend on where the walk began. No recursion: a chain of
/// imports may be as long as there are files.
/// </summary>
internal sealed class ImportGraph
{
    private readonly Dictionary<ParsedProto, Node> _nodes = new(ReferenceComparer<ParsedProto>.Instance);
    private readonly List<ParsedProto> _order = [];
    private readonly ImportResolver _resolver;

    public ImportGraph(ImportResolver resolver)
    {
        _resolver = resolver;
        int index = 0;
        int component = 0;
        var path = new Stack<Node>();
        var unfinished = new Stack<Node>();
        foreach (ParsedProto root in resolver.Files)
        {
            if (_nodes.ContainsKey(root))
                continue;
            path.Push(Enter(root));
            while (path.Count > 0)
            {
                Node node = path.Peek();
                if (node.NextImport < node.Imports.Length)
                {
                    if (node.Imports[node.NextImport++] is not { } import)
                        continue;
                    if (!_nodes.TryGetValue(import, out Node? target))
                        path.Push(Enter(import));
                    else if (target.Component < 0)
                        node.Low = Math.Min(node.Low, target.Index);
                    continue;
                }
                path.Pop();
                if (path.Count > 0)
                    path.Peek().Low = Math.Min(path.Peek().Low, node.Low);
                if (node.Low == node.Index)
                    Finish(node, component++);
            }
        }

        Node Enter(ParsedProto file)
        {
            IEnumerable<ParsedProto?> imports = file.Parsed.Syntax.Imports.Select(import => import.Path.IsMissing ? null : resolver.Find(file, import.Path.Text));
            // The compiled file of the same path is to be linked first, too.
            var node = new Node(file, index++, [.. imports, resolver.CompiledTwinOf(file)]);
            _nodes.Add(file, node);
            unfinished.Push(node);
            return node;
        }

        void Finish(Node root, int number)
        {
            Node node;
            do
            {
                node = unfinished.Pop();
                node.Component = number;
                _order.Add(node.File);
            }
            while (node != root);
        }
    }

    /// <summary>Every file after the files that it imports, cycles aside.</summary>
    public IReadOnlyList<ParsedProto> Order => _order;

    /// <summary>What each import statement of the file means, in source order; null where nothing was found.</summary>
    public IReadOnlyList<ParsedProto?> ImportsOf(ParsedProto file) => new ArraySegment<ParsedProto?>(_nodes[file].Imports, 0, file.Parsed.Syntax.Imports.Count);

    /// <summary>Whether following the import leads back to the importing file.</summary>
    public bool IsCyclic(ParsedProto file, ParsedProto import) => _nodes[file].Component == _nodes[import].Component;

    /// <summary>The import paths from <paramref name="file"/> over <paramref name="import"/> back to it, by the shortest way.</summary>
    public IReadOnlyList<string> CycleThrough(ParsedProto file, ParsedProto import)
    {
        var cameFrom = new Dictionary<ParsedProto, ParsedProto>(ReferenceComparer<ParsedProto>.Instance);
        var queue = new Queue<ParsedProto>();
        queue.Enqueue(import);
        while (queue.Count > 0 && !cameFrom.ContainsKey(file) && file != import)
        {
            ParsedProto current = queue.Dequeue();
            foreach (ParsedProto? next in _nodes[current].Imports)
            {
                if (next is null || next == import || cameFrom.ContainsKey(next) || !IsCyclic(file, next))
                    continue;
                cameFrom.Add(next, current);
                queue.Enqueue(next);
            }
        }
        var cycle = new List<string> { _resolver.ImportPathOf(file) };
        for (ParsedProto step = file; step != import; step = cameFrom[step])
            cycle.Add(_resolver.ImportPathOf(cameFrom[step]));
        cycle.Add(_resolver.ImportPathOf(file));
        cycle.Reverse();
        return cycle;
    }

    private sealed class Node(ParsedProto file, int index, ParsedProto?[] imports)
    {
        public ParsedProto File { get; } = file;

        public int Index { get; } = index;

        public ParsedProto?[] Imports { get; } = imports;

        public int NextImport { get; set; }

        /// <summary>The smallest index that this node's walk can reach.</summary>
        public int Low { get; set; } = index;

        /// <summary>-1 until the component is known.</summary>
        public int Component { get; set; } = -1;
    }
}
