using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>
/// A .proto file at run time, as its <c>google.protobuf.FileDescriptorProto</c> tells it. Immutable, safe to share between threads, compared
/// by reference.
/// </summary>
public sealed class FileDescriptor
{
    private Box<FileOptions>? _options;
    private readonly NameTable _types = new();

    private FileDescriptor(ReadOnlyMemory<byte> data) => SerializedData = data;

    /// <summary>The path by which other files import it, such as <c>people/v1/user.proto</c>.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The package; empty when there is none.</summary>
    public string Package { get; internal set; } = "";

    /// <summary>The edition; <c>syntax</c> counts as one.</summary>
    public Edition Edition { get; internal set; } = Editions.Proto2;

    /// <summary><c>proto2</c>, <c>proto3</c> or <c>editions</c>.</summary>
    public string Syntax => Edition switch { Editions.Proto2 => "proto2", Editions.Proto3 => "proto3", _ => "editions" };

    /// <summary>The imported files, in the order of the imports. Imports that were not given when the file was loaded are left out.</summary>
    public IReadOnlyList<FileDescriptor> Dependencies { get; internal set; } = [];

    /// <summary>The files of <c>import public</c>: who imports this file sees their types too.</summary>
    public IReadOnlyList<FileDescriptor> PublicDependencies { get; internal set; } = [];

    /// <summary>The top-level messages in declaration order.</summary>
    public IReadOnlyList<MessageDescriptor> Messages { get; internal set; } = [];

    /// <summary>The top-level enums in declaration order.</summary>
    public IReadOnlyList<EnumDescriptor> Enums { get; internal set; } = [];

    /// <summary>The top-level extension fields in declaration order.</summary>
    public IReadOnlyList<FieldDescriptor> Extensions { get; internal set; } = [];

    /// <summary>The services in declaration order.</summary>
    public IReadOnlyList<ServiceDescriptor> Services { get; internal set; } = [];

    /// <summary>The <c>google.protobuf.FileDescriptorProto</c> that this file was loaded from, unchanged.</summary>
    public ReadOnlyMemory<byte> SerializedData { get; }

    /// <summary>The serialized <c>google.protobuf.FileOptions</c>; empty when there is none.</summary>
    public ReadOnlyMemory<byte> OptionsData { get; internal set; }

    /// <summary>The options of the file; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly FileOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The <c>deprecated</c> option of the file.</summary>
    public bool IsDeprecated { get; internal set; }

    internal Features Features { get; set; }

    internal NameTable Types => _types;

    /// <summary>The entry point of generated code.</summary>
    /// <param name="base64">The serialized <c>google.protobuf.FileDescriptorProto</c> in base64, as UTF-8 text.</param>
    /// <param name="dependencies">The files it imports, in any order.</param>
    /// <exception cref="ProtoException">The text is not the base64 of a valid descriptor.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FileDescriptor Load(ReadOnlySpan<byte> base64, params ReadOnlySpan<FileDescriptor> dependencies)
    {
        byte[] data = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        if (Base64.DecodeFromUtf8(base64, data, out _, out int written) != OperationStatus.Done)
            throw new ProtoException("a file descriptor is not valid base64");
        return Build(data.AsMemory(0, written), dependencies);
    }

    /// <summary>Loads a serialized <c>google.protobuf.FileDescriptorProto</c>, such as one element of a <c>FileDescriptorSet</c>. The bytes are copied.</summary>
    /// <param name="fileDescriptorProto">The file in wire format.</param>
    /// <param name="dependencies">The files that it imports, in any order; one that declares nothing the file uses may be missing.</param>
    /// <exception cref="ProtoException">The data is malformed, contradicts itself, or uses a type that neither the file nor its imports declare.</exception>
    public static FileDescriptor FromSerialized(ReadOnlyMemory<byte> fileDescriptorProto, IEnumerable<FileDescriptor> dependencies)
    {
        ArgumentNullException.ThrowIfNull(dependencies);
        return Build(fileDescriptorProto.ToArray(), [.. dependencies]);
    }

    /// <summary>
    /// Loads every file of a serialized <c>google.protobuf.FileDescriptorSet</c>, as <c>protogen compile -o</c> or <c>protoc --include_imports -o</c> write it. The
    /// files may stand in any order. The bytes are copied.
    /// </summary>
    /// <param name="fileDescriptorSet">The set in wire format.</param>
    /// <param name="known">Files that the set imports but does not hold.</param>
    /// <returns>The files of the set, each behind those that it imports.</returns>
    /// <exception cref="ProtoException">The data is malformed, a file is there twice or imports itself, or a type is used that nothing declares.</exception>
    public static IReadOnlyList<FileDescriptor> LoadSet(ReadOnlySpan<byte> fileDescriptorSet, IEnumerable<FileDescriptor>? known = null) =>
        new FileSetLoader(known ?? []).Load(fileDescriptorSet.ToArray());

    /// <summary>The message of this file with that full name, nested ones included; null when there is none.</summary>
    public MessageDescriptor? FindMessage(string fullName) => FindType(fullName) as MessageDescriptor;

    /// <summary>The enum of this file with that full name, nested ones included; null when there is none.</summary>
    public EnumDescriptor? FindEnum(string fullName) => FindType(fullName) as EnumDescriptor;

    /// <inheritdoc cref="DescriptorBase.GetOptions"/>
    public DynamicMessage GetOptions(TypeRegistry? registry = null) => OptionMessages.Read(this, "FileOptions", OptionsData.Span, registry);

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    internal DescriptorBase? FindType(ReadOnlySpan<char> fullName)
    {
        if (Package.Length == 0)
            return _types.Find(fullName);
        return fullName.Length > Package.Length && fullName[Package.Length] == '.' && fullName.StartsWith(Package, StringComparison.Ordinal)
            ? _types.Find(fullName[(Package.Length + 1)..])
            : null;
    }

    internal static FileDescriptor Build(ReadOnlyMemory<byte> data, ReadOnlySpan<FileDescriptor> dependencies)
    {
        foreach (FileDescriptor dependency in dependencies)
            ArgumentNullException.ThrowIfNull(dependency, nameof(dependencies));
        var file = new FileDescriptor(data);
        try
        {
            new DescriptorReader(file, dependencies).ReadFile();
            new DescriptorLinker(file).Link();
        }
        catch (ProtoException problem)
        {
            throw problem.Within(file.Path.Length == 0 ? "a file descriptor" : file.Path);
        }
        return file;
    }
}
