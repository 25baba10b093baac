using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>A service. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class ServiceDescriptor : DescriptorBase
{
    private Box<ServiceOptions>? _options;

    internal ServiceDescriptor(FileDescriptor file, int index)
        : base(file, index)
    {
    }

    /// <summary>The options of the service; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly ServiceOptions Options => ref OptionReader.Load(ref _options, OptionsData);

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
