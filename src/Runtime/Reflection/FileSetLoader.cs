namespace ProtoGen.Reflection;

/// <summary>Loads the files of a descriptor set, imports first.</summary>
internal sealed class FileSetLoader
{
    private readonly Dictionary<string, FileDescriptor> _loaded = new(StringComparer.Ordinal);
    private readonly List<FileDescriptor> _files = [];

    public FileSetLoader(IEnumerable<FileDescriptor> known)
    {
        foreach (FileDescriptor file in known)
            _loaded[file.Path] = file;
    }

    /// <exception cref="ProtoException">The set is malformed, or its files do not fit together.</exception>
    public IReadOnlyList<FileDescriptor> Load(ReadOnlyMemory<byte> set)
    {
        var waiting = new Dictionary<string, (ReadOnlyMemory<byte> Data, List<string> Imports)>(StringComparer.Ordinal);
        var order = new List<string>();
        var cursor = new WireCursor(set.Span);
        while (cursor.Next())
        {
            if (cursor.Number != 1 || !cursor.IsLengthDelimited)
                continue;
            (string path, List<string> imports) = ReadHead(cursor.Enter());
            if (!waiting.TryAdd(path, (set[(int)cursor.ValueStart..(int)cursor.ValueEnd], imports)))
                throw new ProtoException($"the descriptor set holds {path} twice");
            order.Add(path);
        }
        // What the set holds stands for itself, also when a known file has the same path.
        foreach (string path in order)
            _loaded.Remove(path);
        foreach (string path in order)
            LoadWithImports(path, waiting);
        return _files.AsReadOnly();
    }

    /// <summary>Goes down the imports without recursion: a chain of files may be as long as the set.</summary>
    private void LoadWithImports(string root, Dictionary<string, (ReadOnlyMemory<byte> Data, List<string> Imports)> waiting)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(string Path, int NextImport)>();
        Open(root);
        while (stack.TryPop(out (string Path, int NextImport) top))
        {
            if (_loaded.ContainsKey(top.Path))
                continue;
            (ReadOnlyMemory<byte> data, List<string> imports) = waiting[top.Path];
            int next = top.NextImport;
            while (next < imports.Count && (_loaded.ContainsKey(imports[next]) || !waiting.ContainsKey(imports[next])))
                next++;
            if (next < imports.Count)
            {
                stack.Push((top.Path, next + 1));
                Open(imports[next]);
                continue;
            }
            FileDescriptor file = FileDescriptor.Build(data, [.. imports.Select(import => _loaded.GetValueOrDefault(import)).OfType<FileDescriptor>()]);
            _loaded.Add(top.Path, file);
            _files.Add(file);
            open.Remove(top.Path);
        }

        void Open(string path)
        {
            if (!open.Add(path))
                throw new ProtoException($"{path} imports itself, directly or through others");
            stack.Push((path, 0));
        }
    }

    private static (string Path, List<string> Imports) ReadHead(WireCursor file)
    {
        string path = "";
        var imports = new List<string>();
        while (file.Next())
        {
            if (file.Number == 1 && file.IsLengthDelimited)
                path = file.ReadString();
            else if (file.Number == 3 && file.IsLengthDelimited)
                imports.Add(file.ReadString());
        }
        return (path, imports);
    }
}
