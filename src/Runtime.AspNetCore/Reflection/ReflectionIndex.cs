using ProtoGen.Reflection;

namespace ProtoGen.AspNetCore.Reflection;

/// <summary>Everything that the files of the mapped services and their imports declare, by name. Immutable.</summary>
internal sealed class ReflectionIndex
{
    private readonly Dictionary<string, FileDescriptor> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> _extensions = new(StringComparer.Ordinal);

    public ReflectionIndex(IEnumerable<GrpcMethodMetadata> methods)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var todo = new Stack<FileDescriptor>();
        foreach (GrpcMethodMetadata method in methods)
        {
            if (names.Add(method.ServiceName) && method.Descriptor?.Invoke() is { } service)
            {
                todo.Push(service.File);
            }
        }

        Services = [.. names];
        while (todo.TryPop(out FileDescriptor? file))
        {
            // Two assemblies may have compiled the same file; either tells the same.
            if (_files.TryAdd(file.Path, file))
            {
                Add(file);
                foreach (FileDescriptor dependency in file.Dependencies)
                {
                    todo.Push(dependency);
                }
            }
        }
    }

    /// <summary>The full names of the mapped services, sorted; those whose files are not known too.</summary>
    public IReadOnlyList<string> Services { get; }

    public FileDescriptor? FindFile(string path) => _files.GetValueOrDefault(path);

    /// <summary>The file that declares a service, rpc, message, enum, enum value, field, oneof or extension of that full name.</summary>
    public FileDescriptor? FindSymbol(string fullName) => _symbols.GetValueOrDefault(fullName);

    public FileDescriptor? FindExtension(string extendee, int number)
        => _extensions.TryGetValue(extendee, out SortedDictionary<int, FileDescriptor>? numbers) ? numbers.GetValueOrDefault(number) : null;

    /// <summary>The numbers of all known extensions of a message, ascending; null if there is no such message.</summary>
    public IReadOnlyCollection<int>? FindExtensionNumbers(string extendee)
    {
        if (_extensions.TryGetValue(extendee, out SortedDictionary<int, FileDescriptor>? numbers))
        {
            return numbers.Keys;
        }

        return FindSymbol(extendee)?.FindMessage(extendee) is not null ? [] : null;
    }

    private void Add(FileDescriptor file)
    {
        AddSymbols(file.Services);
        AddSymbols(file.Services.SelectMany(static service => service.Methods));
        AddEnums(file.Enums);
        AddExtensions(file.Extensions);
        var todo = new Stack<MessageDescriptor>(file.Messages);
        while (todo.TryPop(out MessageDescriptor? message))
        {
            AddSymbols([message, .. message.Fields, .. message.Oneofs]);
            AddEnums(message.NestedEnums);
            AddExtensions(message.Extensions);
            foreach (MessageDescriptor nested in message.NestedMessages)
            {
                todo.Push(nested);
            }
        }
    }

    private void AddEnums(IReadOnlyList<EnumDescriptor> enums)
    {
        AddSymbols(enums);
        AddSymbols(enums.SelectMany(static type => type.Values));
    }

    private void AddExtensions(IReadOnlyList<FieldDescriptor> extensions)
    {
        AddSymbols(extensions);
        foreach (FieldDescriptor extension in extensions)
        {
            string extendee = extension.ContainingType.FullName;
            if (!_extensions.TryGetValue(extendee, out SortedDictionary<int, FileDescriptor>? numbers))
            {
                _extensions.Add(extendee, numbers = []);
            }

            numbers.TryAdd(extension.Number, extension.File);
        }
    }

    private void AddSymbols(IEnumerable<DescriptorBase> descriptors)
    {
        foreach (DescriptorBase descriptor in descriptors)
        {
            _symbols.TryAdd(descriptor.FullName, descriptor.File);
        }
    }
}
