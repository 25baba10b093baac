using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>A oneof. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class OneofDescriptor : DescriptorBase
{
    private Box<OneofOptions>? _options;

    internal OneofDescriptor(MessageDescriptor containingType, int index)
        : base(containingType.File, index) => ContainingType = containingType;

    /// <summary>The options of the oneof; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly OneofOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The message that has it.</summary>
    public MessageDescriptor ContainingType { get; }

    /// <summary>The members in declaration order.</summary>
    public IReadOnlyList<FieldDescriptor> Fields { get; internal set; } = [];

    /// <summary>True for the oneof that the compiler makes for a proto3 <c>optional</c> field.</summary>
    public bool IsSynthetic { get; internal set; }

    internal override string Scope => ContainingType.FullName;

    internal override string OptionsType => "OneofOptions";
}
