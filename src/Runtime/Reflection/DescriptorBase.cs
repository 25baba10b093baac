namespace ProtoGen.Reflection;

/// <summary>
/// What every named element of a .proto file has. Descriptors are immutable once their file is loaded, may be shared between threads,
/// and are compared by reference.
/// </summary>
public abstract class DescriptorBase
{
    private string? _fullName;

    private protected DescriptorBase(FileDescriptor file, int index)
    {
        File = file;
        Index = index;
    }

    /// <summary>The name as declared, without its scope.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name with package and enclosing messages, such as <c>people.v1.User.State</c>.</summary>
    public string FullName => _fullName ??= Scope.Length == 0 ? Name : $"{Scope}.{Name}"; // racing threads make equal strings

    /// <summary>The file that declares it.</summary>
    public FileDescriptor File { get; }

    /// <summary>The position among its siblings of the same kind, in declaration order.</summary>
    public int Index { get; }

    /// <summary>The serialized options message (<c>google.protobuf.MessageOptions</c> and so on), custom options included; empty when there is none.</summary>
    public ReadOnlyMemory<byte> OptionsData { get; internal set; }

    /// <summary>The <c>deprecated</c> option.</summary>
    public bool IsDeprecated { get; internal set; }

    internal abstract string Scope { get; }

    /// <summary>The options message in descriptor.proto.</summary>
    internal abstract string OptionsType { get; }

    internal Features Features { get; set; }

    /// <summary>
    /// The options as a message of descriptor.proto, such as <c>google.protobuf.FieldOptions</c>, with custom options as its extensions: <c>options.Get(extension)</c>,
    /// where the extension comes from the registry. The typed way is to parse <see cref="OptionsData"/>.
    /// </summary>
    /// <param name="registry">Where custom options are found; null for the file and all that it imports.</param>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public DynamicMessage GetOptions(TypeRegistry? registry = null) => OptionMessages.Read(File, OptionsType, OptionsData.Span, registry);

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
