using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>A value of an enum. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class EnumValueDescriptor : DescriptorBase
{
    private Box<EnumValueOptions>? _options;

    internal EnumValueDescriptor(EnumDescriptor enumType, int index)
        : base(enumType.File, index) => EnumType = enumType;

    /// <summary>The options of the value; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly EnumValueOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The enum that declares it.</summary>
    public EnumDescriptor EnumType { get; }

    /// <summary>The number on the wire.</summary>
    public int Number { get; internal set; }

    /// <summary>The <c>debug_redact</c> option: the value must not appear in text made for people.</summary>
    public bool IsRedacted { get; internal set; }

    /// <summary>Values are siblings of their enum, not members of it (protobuf follows C++ here).</summary>
    internal override string Scope => EnumType.Scope;

    internal override string OptionsType => "EnumValueOptions";
}
