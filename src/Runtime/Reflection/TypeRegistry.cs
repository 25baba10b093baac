using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ProtoGen.Reflection;

/// <summary>
/// A set of files in which messages, enums and extensions are found by name: what JSON and text need for <c>google.protobuf.Any</c> and for
/// extensions. Immutable, safe to share between threads.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "Type registry is the field's term.")]
public sealed class TypeRegistry
{
    private static readonly ConditionalWeakTable<FileDescriptor, TypeRegistry> Closures = [];

    private readonly Dictionary<string, DescriptorBase> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldDescriptor> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Extendee, int Number), FieldDescriptor> _extensionNumbers = [];

    private TypeRegistry(IEnumerable<FileDescriptor> files)
    {
        var seen = new HashSet<FileDescriptor>(ReferenceEqualityComparer.Instance);
        var todo = new Stack<FileDescriptor>(files);
        while (todo.TryPop(out FileDescriptor? file))
        {
            if (!seen.Add(file))
                continue;
            Add(file);
            foreach (FileDescriptor dependency in file.Dependencies)
                todo.Push(dependency);
        }
    }

    /// <summary>A registry without any type.</summary>
    public static TypeRegistry Empty { get; } = new([]);

    /// <summary>A registry of the given files and all that they import, directly or not. Of two types with one name either may be found.</summary>
    public static TypeRegistry Create(params IEnumerable<FileDescriptor> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new TypeRegistry(files);
    }

    /// <summary>A registry of every file of a serialized <c>google.protobuf.FileDescriptorSet</c>; see <see cref="FileDescriptor.LoadSet"/>.</summary>
    /// <exception cref="ProtoException">The data is malformed, or its files do not fit together.</exception>
    public static TypeRegistry FromDescriptorSet(ReadOnlySpan<byte> fileDescriptorSet) => Create(FileDescriptor.LoadSet(fileDescriptorSet));

    /// <summary>The message with that full name; null when there is none.</summary>
    public MessageDescriptor? FindMessage(string fullName) => _types.GetValueOrDefault(fullName) as MessageDescriptor;

    /// <summary>The enum with that full name; null when there is none.</summary>
    public EnumDescriptor? FindEnum(string fullName) => _types.GetValueOrDefault(fullName) as EnumDescriptor;

    /// <summary>The extension with that full name; null when there is none.</summary>
    public FieldDescriptor? FindExtension(string fullName) => _extensions.GetValueOrDefault(fullName);

    /// <summary>The extension of that message with that number; null when there is none.</summary>
    public FieldDescriptor? FindExtension(MessageDescriptor extendee, int number)
    {
        ArgumentNullException.ThrowIfNull(extendee);
        return _extensionNumbers.GetValueOrDefault((extendee.FullName, number));
    }

    /// <summary>The field or extension of that message with that number; null when there is none.</summary>
    internal FieldDescriptor? FindField(MessageDescriptor message, int number) =>
        message.FindFieldByNumber(number) ?? (message.IsExtendable ? FindExtension(message, number) : null);

    /// <summary>The file of a type and all that it imports: what is looked through when no registry is given. Made once per file.</summary>
    internal static TypeRegistry Around(FileDescriptor file) => Closures.GetValue(file, static file => new TypeRegistry([file]));

    private void Add(FileDescriptor file)
    {
        foreach (EnumDescriptor type in file.Enums)
            _types.TryAdd(type.FullName, type);
        foreach (FieldDescriptor extension in file.Extensions)
            Add(extension);
        var todo = new Stack<MessageDescriptor>(file.Messages);
        while (todo.TryPop(out MessageDescriptor? message))
        {
            _types.TryAdd(message.FullName, message);
            foreach (EnumDescriptor type in message.NestedEnums)
                _types.TryAdd(type.FullName, type);
            foreach (FieldDescriptor extension in message.Extensions)
                Add(extension);
            foreach (MessageDescriptor nested in message.NestedMessages)
                todo.Push(nested);
        }
    }

    private void Add(FieldDescriptor extension)
    {
        _extensions.TryAdd(extension.FullName, extension);
        _extensionNumbers.TryAdd((extension.ContainingType.FullName, extension.Number), extension);
    }
}
