using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>A message type. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class MessageDescriptor : DescriptorBase
{
    private Box<MessageOptions>? _options;
    private readonly Dictionary<string, FieldDescriptor> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FieldDescriptor> _byNumber = [];
    private HashSet<string>? _reservedNames;
    private FieldDescriptor[]? _requiredFields;

    internal MessageDescriptor(FileDescriptor file, MessageDescriptor? containingType, int index)
        : base(file, index) => ContainingType = containingType;

    /// <summary>The options of the message; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly MessageOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The message that this one is nested in; null at the top level.</summary>
    public MessageDescriptor? ContainingType { get; }

    /// <summary>The fields in declaration order, without extensions.</summary>
    public IReadOnlyList<FieldDescriptor> Fields { get; internal set; } = [];

    /// <summary>The oneofs in declaration order; the synthetic ones of proto3 <c>optional</c> come last.</summary>
    public IReadOnlyList<OneofDescriptor> Oneofs { get; internal set; } = [];

    /// <summary>The messages declared inside, map entries included.</summary>
    public IReadOnlyList<MessageDescriptor> NestedMessages { get; internal set; } = [];

    /// <summary>The enums declared inside.</summary>
    public IReadOnlyList<EnumDescriptor> NestedEnums { get; internal set; } = [];

    /// <summary>The extension fields declared inside; most extend other messages.</summary>
    public IReadOnlyList<FieldDescriptor> Extensions { get; internal set; } = [];

    /// <summary>True for the entry type that the compiler makes for a map field: <c>key</c> is field 1, <c>value</c> field 2.</summary>
    public bool IsMapEntry { get; internal set; }

    /// <summary>The fields as ProtoJSON wants them, for dynamic messages; made when first asked for.</summary>
    internal JsonFields Json => LazyInitializer.EnsureInitialized(ref field, () => new JsonFields(this));

    /// <summary>The <c>message_set_wire_format</c> option: extensions travel as groups of number and message.</summary>
    internal bool IsMessageSet { get; set; }

    /// <summary>True when the message declares numbers for extensions.</summary>
    internal bool IsExtendable { get; set; }

    internal IReadOnlyList<FieldDescriptor> RequiredFields => _requiredFields ??= [.. Fields.Where(member => member.IsRequired)]; // racing threads make equal lists

    internal NameTable Types { get; } = new();

    internal override string Scope => ContainingType?.FullName ?? File.Package;

    internal override string OptionsType => "MessageOptions";

    /// <summary>The field with that number; null when there is none. Extensions are not found.</summary>
    public FieldDescriptor? FindFieldByNumber(int number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The field with that name as declared; null when there is none.</summary>
    public FieldDescriptor? FindFieldByName(string name) => _byName.GetValueOrDefault(name);

    /// <summary>True for the names of a <c>reserved</c> statement.</summary>
    internal bool IsReservedName(string name) => _reservedNames is not null && _reservedNames.Contains(name);

    internal void AddReservedName(string name) => (_reservedNames ??= new(StringComparer.Ordinal)).Add(name);

    /// <exception cref="ProtoException">The name or number is taken.</exception>
    internal void AddField(FieldDescriptor field)
    {
        if (!_byName.TryAdd(field.Name, field))
            throw new ProtoException($"{Name} has two fields with the name {field.Name}");
        if (!_byNumber.TryAdd(field.Number, field))
            throw new ProtoException($"{Name} has two fields with the number {field.Number}");
    }
}
