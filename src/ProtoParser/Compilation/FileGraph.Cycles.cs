using System;
using System.Collections.Generic;

namespace ProtoGen.Parser;

internal sealed partial class FileGraph
{
    /// <summary>For each file the number of its strongly connected component; files of one component import each other.</summary>
    private int[] _components = [];

    /// <summary>What the imports of a file lead to, given that everything before it is linked.</summary>
    public ResolvedImport[] ImportsOf(int file, LinkedFile[] linked)
    {
        int[] imports = _imports[file];
        var resolved = new ResolvedImport[imports.Length];
        for (int i = 0; i < imports.Length; i++)
        {
            int target = imports[i];
            resolved[i] =
                target < 0 ? ResolvedImport.NotFound
                : _components[target] == _components[file] ? ResolvedImport.InCycle(PathBack(target, file))
                : ResolvedImport.Found(linked[target].Descriptor);
        }
        return resolved;
    }

    /// <summary>Groups of files that can be linked at the same time, in order.</summary>
    public List<List<int>> Levels()
    {
        var levels = new List<List<int>>();
        int[] depth = new int[_files.Count];
        // Edges inside a component are not followed, and all others point backwards in the order.
        for (int i = 0; i < _files.Count; i++)
            Place(i);
        return levels;

        void Place(int file)
        {
            int own = 0;
            foreach (int import in _imports[file])
            {
                if (import >= 0 && _components[import] != _components[file])
                    own = Math.Max(own, depth[import] + 1);
            }
            depth[file] = own;
            while (levels.Count <= own)
                levels.Add([]);
            levels[own].Add(file);
        }
    }

    /// <summary>Tarjan's algorithm with its own stack.</summary>
    private void FindCycles()
    {
        int count = _files.Count;
        _components = new int[count];
        int[] index = new int[count];
        int[] low = new int[count];
        bool[] onStack = new bool[count];
        var path = new Stack<int>();
        var work = new Stack<(int File, int Next)>();
        int counter = 0;
        int component = 0;
        for (int start = 0; start < count; start++)
        {
            if (index[start] != 0)
                continue;
            work.Push((start, 0));
            while (work.Count > 0)
            {
                (int file, int next) = work.Pop();
                if (next == 0)
                {
                    index[file] = low[file] = ++counter;
                    path.Push(file);
                    onStack[file] = true;
                }
                else if (_imports[file][next - 1] is >= 0 and int done && onStack[done])
                {
                    low[file] = Math.Min(low[file], low[done]);
                }
                if (next < _imports[file].Length)
                {
                    work.Push((file, next + 1));
                    int import = _imports[file][next];
                    if (import >= 0 && index[import] == 0)
                        work.Push((import, 0));
                    continue;
                }
                if (low[file] != index[file])
                    continue;
                int member;
                do
                {
                    member = path.Pop();
                    onStack[member] = false;
                    _components[member] = component;
                }
                while (member != file);
                component++;
            }
        }
    }

    /// <summary>The shortest chain of imports from one file of a component to another, for the message.</summary>
    private List<string> PathBack(int from, int to)
    {
        var previous = new Dictionary<int, int> { [from] = from };
        var queue = new Queue<int>();
        queue.Enqueue(from);
        while (queue.Count > 0 && !previous.ContainsKey(to))
        {
            int file = queue.Dequeue();
            foreach (int import in _imports[file])
            {
                if (import < 0 || _components[import] != _components[from] || previous.ContainsKey(import))
                    continue;
                previous.Add(import, file);
                queue.Enqueue(import);
            }
        }
        var chain = new List<string> { _files[to].Source.Path };
        for (int at = to; at != from && chain.Count <= _files.Count; at = previous[at])
            chain.Insert(0, _files[previous[at]].Source.Path);
        chain.Insert(0, _files[to].Source.Path);
        return chain;
    }
}
