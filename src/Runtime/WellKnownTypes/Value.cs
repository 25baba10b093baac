namespace ProtoGen.WellKnownTypes;

public partial struct Value
{
    /// <summary>The null of JSON, which differs from an absent <c>Value?</c> and from a default Value, whose kind is not set.</summary>
    public static Value Null => new() { NullValue = WellKnownTypes.NullValue.NullValue };

    /// <summary>True for the null of JSON; false for every other kind and for none.</summary>
    public readonly bool IsNull => KindCase == KindOneofCase.NullValue;

    /// <summary>A list of values: <c>Value.List("a", 1, true, Value.Null)</c>.</summary>
    public static Value List(params ReadOnlySpan<Value> values) => new() { ListValue = new ListValue { Values = Repeated.Create(values) } };

    /// <summary>An object: <c>Value.Object([new("name", "Ada"), new("age", 36)])</c>; of equal names the last wins.</summary>
    public static Value Object(Struct fields) => new() { StructValue = fields };

    /// <summary>The number, if it is one.</summary>
    public readonly bool TryGetNumber(out double value) => TryGet(NumberValue, out value);

    /// <summary>The text, if it is one; the empty text otherwise.</summary>
    public readonly bool TryGetString(out string value)
    {
        value = StringValue ?? "";
        return HasStringValue;
    }

    /// <summary>The truth value, if it is one.</summary>
    public readonly bool TryGetBool(out bool value) => TryGet(BoolValue, out value);

    /// <summary>The object, if it is one; an empty one otherwise.</summary>
    public readonly bool TryGetStruct(out Struct value) => TryGet(StructValue, out value);

    /// <summary>The list, if it is one; an empty one otherwise.</summary>
    public readonly bool TryGetList(out ListValue value) => TryGet(ListValue, out value);

    /// <summary>A number.</summary>
    public static implicit operator Value(double value) => new() { NumberValue = value };

    /// <summary>A text; null gives the null of JSON.</summary>
    public static implicit operator Value(string? value) => value is null ? Null : new() { StringValue = value };

    /// <summary>A truth value.</summary>
    public static implicit operator Value(bool value) => new() { BoolValue = value };

    /// <summary>An object.</summary>
    public static implicit operator Value(Struct value) => new() { StructValue = value };

    /// <summary>A list.</summary>
    public static implicit operator Value(ListValue value) => new() { ListValue = value };

    private static bool TryGet<T>(T? found, out T value)
        where T : struct
    {
        value = found.GetValueOrDefault();
        return found.HasValue;
    }
}
