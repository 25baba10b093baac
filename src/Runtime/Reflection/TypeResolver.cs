namespace ProtoGen.Reflection;

/// <summary>Finds types by the names that a file uses: in the file itself, its imports, and what those import publicly.</summary>
internal sealed class TypeResolver
{
    // Scoped names are tried from the inside out, one look-up per part; no real package comes near this.
    private const int MaxPackageParts = 32;

    private readonly FileDescriptor _file;
    private readonly List<FileDescriptor> _visible = [];
    private readonly Dictionary<string, DescriptorBase> _absolute = new(StringComparer.Ordinal);

    public TypeResolver(FileDescriptor file)
    {
        _file = file;
        var seen = new HashSet<FileDescriptor>(ReferenceEqualityComparer.Instance) { file };
        _visible.Add(file);
        foreach (FileDescriptor dependency in file.Dependencies)
        {
            if (seen.Add(dependency))
                _visible.Add(dependency);
        }
        for (int i = 1; i < _visible.Count; i++)
        {
            foreach (FileDescriptor dependency in _visible[i].PublicDependencies)
            {
                if (seen.Add(dependency))
                    _visible.Add(dependency);
            }
        }
    }

    /// <exception cref="ProtoException">There is no such message.</exception>
    public MessageDescriptor Message(string name, MessageDescriptor? scope, DescriptorBase user) =>
        Find(name, scope, user) as MessageDescriptor ?? throw new ProtoException($"the type of {user.Name} is not a message");

    /// <summary>The type of a fully qualified name (it starts with a dot) or of one that is looked up from the inside out.</summary>
    /// <exception cref="ProtoException">There is no such type.</exception>
    public DescriptorBase Find(string name, MessageDescriptor? scope, DescriptorBase user)
    {
        DescriptorBase? type = name.StartsWith('.') ? FindAbsolute(name) : FindScoped(name, scope);
        return type ?? throw new ProtoException($"{user.Name} uses the type {Shorten(name)}, which neither the file nor its imports declare");
    }

    private DescriptorBase? FindAbsolute(string name)
    {
        if (_absolute.TryGetValue(name, out DescriptorBase? type))
            return type;
        type = FindVisible(name.AsSpan(1));
        if (type is not null)
            _absolute.Add(name, type);
        return type;
    }

    private DescriptorBase? FindScoped(string name, MessageDescriptor? scope)
    {
        for (; scope is not null; scope = scope.ContainingType)
        {
            if (scope.Types.Find(name) is { } nested)
                return nested;
        }
        string package = _file.Package;
        for (int parts = 0; package.Length > 0 && parts < MaxPackageParts; parts++)
        {
            if (FindVisible($"{package}.{name}") is { } type)
                return type;
            package = package[..Math.Max(package.LastIndexOf('.'), 0)];
        }
        return FindVisible(name);
    }

    private DescriptorBase? FindVisible(ReadOnlySpan<char> fullName)
    {
        foreach (FileDescriptor file in _visible)
        {
            if (file.FindType(fullName) is { } type)
                return type;
        }
        return null;
    }

    private static string Shorten(string name) => name.Length <= 200 ? name : name[..200] + "…";
}
