using System.Diagnostics;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>
/// A message whose type is known at run time only, by its <see cref="MessageDescriptor"/>. Unlike generated messages it is an object that changes in place:
/// a sub-message that two messages were set to is one and the same. Not safe for concurrent use while somebody changes it.
/// </summary>
/// <remarks>
/// Fields are found by descriptor or by the name that the .proto file gives them. Extensions are fields like others, found by descriptor; parsers look them
/// up in a <see cref="TypeRegistry"/> (<see cref="ParseOptions.Registry"/>), and what is not found there is an unknown field.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class DynamicMessage : IEquatable<DynamicMessage>
{
    // Sorted by field number: bytes and text go out in that order, and a message costs what it holds, however many fields its type has.
    private FieldEntry[] _entries = [];
    private int _count;
    private UnknownFieldData? _unknown;

    /// <summary>An empty message.</summary>
    /// <exception cref="ArgumentNullException">The descriptor is null.</exception>
    public DynamicMessage(MessageDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Descriptor = descriptor;
    }

    /// <summary>The type.</summary>
    public MessageDescriptor Descriptor { get; }

    /// <summary>The fields that the type does not know, in wire order.</summary>
    public UnknownFields UnknownFields
    {
        get => new(_unknown);
        set => _unknown = value.Data;
    }

    /// <summary>What is held, lists and maps without an element included.</summary>
    internal ReadOnlySpan<FieldEntry> Entries => _entries.AsSpan(0, _count);

    /// <summary>
    /// The value of a field. When the field is not set: the default of a scalar, <see cref="DynamicValueKind.None"/> for a message, and an empty read-only list or map
    /// for a repeated field.
    /// </summary>
    /// <exception cref="ArgumentException">The field belongs to another message type.</exception>
    public DynamicValue Get(FieldDescriptor field)
    {
        int index = IndexOf(field);
        if (index >= 0)
            return _entries[index].Value;
        if (field.IsMap)
            return new DynamicMap(field, isReadOnly: true);
        if (field.IsRepeated)
            return new DynamicList(field, isReadOnly: true);
        return field.MessageType is null ? FieldDefaults.Of(field) : default;
    }

    /// <summary>
    /// Sets a field. Integers of another width are taken if they fit; enum fields take numbers and names. A message is taken as it is, a list or map is copied.
    /// A member of a oneof clears the others. A field without presence is not set by its default. None clears the field.
    /// </summary>
    /// <exception cref="ArgumentException">The field belongs to another message type, or does not take the value.</exception>
    public void Set(FieldDescriptor field, DynamicValue value)
    {
        CheckField(field);
        if (value.IsNone)
            Clear(field);
        else if (field.IsRepeated)
            SetRepeated(field, value);
        else
            Put(field, FieldValues.Convert(field, value));
    }

    /// <summary>True when the field is set; for one without presence, when it differs from its default; for a repeated one, when it has elements.</summary>
    /// <exception cref="ArgumentException">The field belongs to another message type.</exception>
    public bool Has(FieldDescriptor field) => IndexOf(field) is var index && index >= 0 && _entries[index].IsPresent;

    /// <summary>Makes the field absent.</summary>
    /// <exception cref="ArgumentException">The field belongs to another message type.</exception>
    public void Clear(FieldDescriptor field)
    {
        int index = IndexOf(field);
        if (index >= 0)
            RemoveAt(index);
    }

    /// <summary>Makes all fields absent, unknown ones included.</summary>
    public void Clear()
    {
        _entries = [];
        _count = 0;
        _unknown = null;
    }

    /// <summary>The message in a field; when there is none, a new one that the field is set to.</summary>
    /// <exception cref="ArgumentException">The field belongs to another message type, or is not a single message.</exception>
    public DynamicMessage GetMessage(FieldDescriptor field)
    {
        CheckField(field);
        if (field.IsRepeated || field.MessageType is null)
            throw new ArgumentException($"{field.FullName} is not a single message.", nameof(field));
        return MessageFor(field);
    }

    /// <summary>The list of a repeated field, for changing it in place.</summary>
    /// <exception cref="ArgumentException">The field belongs to another message type, or is not repeated.</exception>
    public DynamicList GetList(FieldDescriptor field)
    {
        CheckField(field);
        if (!field.IsRepeated || field.IsMap)
            throw new ArgumentException($"{field.FullName} is not a repeated field.", nameof(field));
        return ListFor(field);
    }

    /// <summary>The map of a map field, for changing it in place.</summary>
    /// <exception cref="ArgumentException">The field belongs to another message type, or is not a map.</exception>
    public DynamicMap GetMap(FieldDescriptor field)
    {
        CheckField(field);
        if (!field.IsMap)
            throw new ArgumentException($"{field.FullName} is not a map field.", nameof(field));
        return MapFor(field);
    }

    /// <summary>The member of a oneof that is set; null when none is.</summary>
    /// <exception cref="ArgumentException">The oneof belongs to another message type.</exception>
    public FieldDescriptor? GetOneofCase(OneofDescriptor oneof)
    {
        ArgumentNullException.ThrowIfNull(oneof);
        if (oneof.ContainingType != Descriptor)
            throw new ArgumentException($"{oneof.FullName} is not a oneof of {Descriptor.FullName}.", nameof(oneof));
        return CaseOf(oneof);
    }

    /// <summary>The fields that are present, extensions included, by ascending number.</summary>
    public IEnumerable<KeyValuePair<FieldDescriptor, DynamicValue>> GetPresentFields()
    {
        FieldEntry[] entries = _entries;
        int count = _count;
        for (int i = 0; i < count; i++)
        {
            if (entries[i].IsPresent)
                yield return new(entries[i].Field, entries[i].Value);
        }
    }

    /// <summary>One line of JSON for people: shortened when very long, with fields marked <c>debug_redact</c> left out.</summary>
    public override string ToString()
    {
        try
        {
            return DebugTextWriter.Format(Descriptor, ToByteArray(SerializeOptions.Deepest));
        }
        catch (ProtoException problem)
        {
            return $"<{Descriptor.FullName}: {problem.Problem}>";
        }
    }

    private void SetRepeated(FieldDescriptor field, DynamicValue value)
    {
        if (field.IsMap && value.MapOrNull is { } map)
        {
            var copy = new DynamicMap(field);
            foreach ((DynamicValue key, DynamicValue item) in map)
                copy[key] = item;
            Put(field, copy);
        }
        else if (!field.IsMap && value.ListOrNull is { } list)
        {
            var copy = new DynamicList(field);
            copy.AddRange(list);
            Put(field, copy);
        }
        else
        {
            throw new ArgumentException($"{field.FullName} is {(field.IsMap ? "a map" : "repeated")} and does not take a single {value.Kind}.", nameof(value));
        }
    }
}
