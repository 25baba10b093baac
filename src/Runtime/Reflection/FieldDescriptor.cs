using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>A field of a message, or an extension. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class FieldDescriptor : DescriptorBase
{
    private Box<FieldOptions>? _options;

    internal FieldDescriptor(FileDescriptor file, MessageDescriptor? scope, bool isExtension, int index)
        : base(file, index)
    {
        IsExtension = isExtension;
        if (isExtension)
            ExtensionScope = scope;
        ContainingType = scope!; // an extension's is set by the linker
    }

    /// <summary>The options of the field; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly FieldOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The message that has the field; for an extension, the message that it extends.</summary>
    public MessageDescriptor ContainingType { get; internal set; }

    /// <summary>True for a field declared in an <c>extend</c> block.</summary>
    public bool IsExtension { get; }

    /// <summary>For an extension declared inside a message: that message.</summary>
    public MessageDescriptor? ExtensionScope { get; }

    /// <summary>The field number: 1 to 536,870,911.</summary>
    public int Number { get; internal set; }

    /// <summary>The name in ProtoJSON.</summary>
    public string JsonName { get; internal set; } = "";

    /// <summary>The type. <see cref="FieldType.Group"/> stands for every delimited message, however the file asks for it.</summary>
    public FieldType FieldType { get; internal set; }

    /// <summary>True for repeated and map fields.</summary>
    public bool IsRepeated { get; internal set; }

    /// <summary>True for a <c>required</c> field or <c>features.field_presence = LEGACY_REQUIRED</c>.</summary>
    public bool IsRequired { get; internal set; }

    /// <summary>True when an absent field differs from one with the default value.</summary>
    public bool HasPresence { get; internal set; }

    /// <summary>True for a repeated field that is written packed. Parsers accept both forms.</summary>
    public bool IsPacked { get; internal set; }

    /// <summary>True for a map field: a repeated field whose message is a map entry.</summary>
    public bool IsMap => IsRepeated && MessageType is { IsMapEntry: true };

    /// <summary>The type of a message, group or map field; null for others.</summary>
    public MessageDescriptor? MessageType { get; internal set; }

    /// <summary>The type of an enum field; null for others.</summary>
    public EnumDescriptor? EnumType { get; internal set; }

    /// <summary>The oneof that the field is a member of, synthetic ones included.</summary>
    public OneofDescriptor? ContainingOneof { get; internal set; }

    /// <summary>The oneof that the field is a member of in the source.</summary>
    public OneofDescriptor? RealOneof => ContainingOneof is { IsSynthetic: false } oneof ? oneof : null;

    /// <summary>
    /// The custom default as the descriptor spells it; null when there is none. Strings are verbatim, bytes are C-escaped, floats are
    /// <c>inf</c>, <c>-inf</c>, <c>nan</c> or digits, enums are value names.
    /// </summary>
    public string? DefaultText { get; internal set; }

    /// <summary>The <c>debug_redact</c> option: the value must not appear in text made for people.</summary>
    public bool IsRedacted { get; internal set; }

    /// <summary>True when the file asks that strings be valid UTF-8.</summary>
    internal bool ValidatesUtf8 => Features.Utf8Validation == Features.Verify;

    /// <summary>
    /// True for a proto2 group, and for a delimited field of an edition that looks like one: its type is declared beside it and has its name but for the case.
    /// Text format names such a field by its type.
    /// </summary>
    internal bool IsGroupLike =>
        FieldType == FieldType.Group
        && MessageType!.File == File
        && MessageType.ContainingType == (IsExtension ? ExtensionScope : ContainingType)
        && MessageType.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)
        && !Name.AsSpan().ContainsAnyInRange('A', 'Z');

    /// <summary>An extension as ProtoJSON wants it; made when first asked for.</summary>
    internal JsonField JsonExtension => LazyInitializer.EnsureInitialized(ref field, () => new JsonField(this, index: 0, oneof: -1));

    /// <summary>What <see cref="FieldDefaults"/> made of the default.</summary>
    internal System.Runtime.CompilerServices.StrongBox<DynamicValue>? CachedDefault { get; set; }

    internal override string Scope => (IsExtension ? ExtensionScope : ContainingType)?.FullName ?? File.Package;

    internal override string OptionsType => "FieldOptions";

    /// <summary>The proto3 <c>optional</c> mark.</summary>
    internal bool IsProto3Optional { get; set; }

    /// <summary>The names in the descriptor, for the linker only.</summary>
    internal string? TypeName { get; set; }

    internal string? Extendee { get; set; }
}
