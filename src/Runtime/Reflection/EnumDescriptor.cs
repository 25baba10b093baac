using ProtoGen.Json;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>An enum type. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class EnumDescriptor : DescriptorBase
{
    private Box<EnumOptions>? _options;
    private readonly Dictionary<int, EnumValueDescriptor> _byNumber = [];
    private readonly Dictionary<string, EnumValueDescriptor> _byName = new(StringComparer.Ordinal);

    internal EnumDescriptor(FileDescriptor file, MessageDescriptor? containingType, int index)
        : base(file, index) => ContainingType = containingType;

    /// <summary>The options of the enum; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly EnumOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The message that the enum is nested in; null at the top level.</summary>
    public MessageDescriptor? ContainingType { get; }

    /// <summary>The values in declaration order, aliases included; at least one.</summary>
    public IReadOnlyList<EnumValueDescriptor> Values { get; internal set; } = [];

    /// <summary>True when parsers keep a number without a value among the unknown fields, as proto2 does.</summary>
    public bool IsClosed => Features.EnumType == Features.Closed;

    /// <summary>The names as ProtoJSON wants them; made when first asked for.</summary>
    internal JsonEnum Json => LazyInitializer.EnsureInitialized(ref field, () => new JsonEnum(this));

    internal override string Scope => ContainingType?.FullName ?? File.Package;

    internal override string OptionsType => "EnumOptions";

    /// <summary>The first declared value with that number; null when there is none.</summary>
    public EnumValueDescriptor? FindByNumber(int number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The value with that name as declared; null when there is none.</summary>
    public EnumValueDescriptor? FindByName(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="ProtoException">The name is taken.</exception>
    internal void AddValue(EnumValueDescriptor value)
    {
        if (!_byName.TryAdd(value.Name, value))
            throw new ProtoException($"the enum {Name} has two values with the name {value.Name}");
        _byNumber.TryAdd(value.Number, value);
    }
}
