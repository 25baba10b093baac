namespace ProtoGen.Reflection;

/// <summary>A service. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class ServiceDescriptor : DescriptorBase
{
    internal ServiceDescriptor(FileDescriptor file, int index)
        : base(file, index)
    {
    }

    /// <summary>The methods in declaration order.</summary>
    public IReadOnlyList<MethodDescriptor> Methods { get; internal set; } = [];

    internal override string Scope => File.Package;

    internal override string OptionsType => "ServiceOptions";

    /// <summary>The method with that name; null when there is none.</summary>
    public MethodDescriptor? FindMethodByName(string name)
    {
        foreach (MethodDescriptor method in Methods)
        {
            if (method.Name == name)
                return method;
        }
        return null;
    }
}
