namespace ProtoGen.Reflection;

/// <summary>A field of a dynamic message and what it holds.</summary>
internal readonly struct FieldEntry(FieldDescriptor field, DynamicValue value)
{
    public FieldDescriptor Field { get; } = field;

    public DynamicValue Value { get; } = value;

    /// <summary>False for a list or map without elements.</summary>
    public bool IsPresent => !Field.IsRepeated || (Value.ListOrNull?.Count ?? Value.MapOrNull!.Count) > 0;
}
