namespace ProtoGen.Reflection;

/// <summary>
/// The messages and enums of one scope. Names are looked up scope by scope, so no full name has to be made while a file is loaded:
/// a long name around many small types cannot cost memory.
/// </summary>
internal sealed class NameTable
{
    private Dictionary<string, DescriptorBase>? _types;
    private Dictionary<string, DescriptorBase>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <exception cref="ProtoException">The name is taken.</exception>
    public void Add(DescriptorBase type)
    {
        if (_types is null)
        {
            _types = new Dictionary<string, DescriptorBase>(StringComparer.Ordinal);
            _lookup = _types.GetAlternateLookup<ReadOnlySpan<char>>();
        }
        if (!_types.TryAdd(type.Name, type))
            throw new ProtoException($"the type {type.Name} is declared twice in its scope");
    }

    /// <summary>The type with that name relative to this scope; null when there is none.</summary>
    public DescriptorBase? Find(ReadOnlySpan<char> name)
    {
        NameTable scope = this;
        while (true)
        {
            int dot = name.IndexOf('.');
            if (scope._types is null || !scope._lookup.TryGetValue(dot < 0 ? name : name[..dot], out DescriptorBase? type))
                return null;
            if (dot < 0)
                return type;
            if (type is not MessageDescriptor message)
                return null;
            scope = message.Types;
            name = name[(dot + 1)..];
        }
    }
}
