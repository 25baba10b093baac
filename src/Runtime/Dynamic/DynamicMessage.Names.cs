namespace ProtoGen.Reflection;

/// <summary>Fields by the name that the .proto file gives them, such as <c>full_name</c>.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>The value of a field, as <see cref="Get(FieldDescriptor)"/> and <see cref="Set(FieldDescriptor, DynamicValue)"/> have it.</summary>
    /// <exception cref="ArgumentException">The type has no field of that name, or the field does not take the value.</exception>
    public DynamicValue this[string name]
    {
        get => Get(FieldOf(name));
        set => Set(FieldOf(name), value);
    }

    /// <inheritdoc cref="Get(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name.</exception>
    public DynamicValue Get(string name) => Get(FieldOf(name));

    /// <inheritdoc cref="Set(FieldDescriptor, DynamicValue)"/>
    /// <exception cref="ArgumentException">The type has no field of that name, or the field does not take the value.</exception>
    public void Set(string name, DynamicValue value) => Set(FieldOf(name), value);

    /// <inheritdoc cref="Has(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name.</exception>
    public bool Has(string name) => Has(FieldOf(name));

    /// <inheritdoc cref="Clear(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name.</exception>
    public void Clear(string name) => Clear(FieldOf(name));

    /// <inheritdoc cref="GetMessage(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name, or it is not a single message.</exception>
    public DynamicMessage GetMessage(string name) => GetMessage(FieldOf(name));

    /// <inheritdoc cref="GetList(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name, or it is not repeated.</exception>
    public DynamicList GetList(string name) => GetList(FieldOf(name));

    /// <inheritdoc cref="GetMap(FieldDescriptor)"/>
    /// <exception cref="ArgumentException">The type has no field of that name, or it is not a map.</exception>
    public DynamicMap GetMap(string name) => GetMap(FieldOf(name));

    private FieldDescriptor FieldOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Descriptor.FindFieldByName(name) ?? throw new ArgumentException($"{Descriptor.FullName} has no field '{name}'.", nameof(name));
    }
}
