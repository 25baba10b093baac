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

    internal Features Features { get; set; }

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
