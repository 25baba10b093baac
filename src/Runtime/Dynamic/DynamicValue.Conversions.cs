namespace ProtoGen.Reflection;

public readonly partial struct DynamicValue
{
    /// <summary>The number of an enum value. Enum fields also take integers, and texts that are names.</summary>
    public static DynamicValue FromEnum(int number) => new(NumberKind.Enum, (ulong)(long)number);

    /// <summary>A <c>bool</c>.</summary>
    public static implicit operator DynamicValue(bool value) => new(NumberKind.Bool, value ? 1UL : 0);

    /// <summary>An integer of 32 bits.</summary>
    public static implicit operator DynamicValue(int value) => new(NumberKind.Int32, (ulong)(long)value);

    /// <summary>An integer of 64 bits.</summary>
    public static implicit operator DynamicValue(long value) => new(NumberKind.Int64, (ulong)value);

    /// <summary>An unsigned integer of 32 bits.</summary>
    public static implicit operator DynamicValue(uint value) => new(NumberKind.UInt32, value);

    /// <summary>An unsigned integer of 64 bits.</summary>
    public static implicit operator DynamicValue(ulong value) => new(NumberKind.UInt64, value);

    /// <summary>A <c>float</c>.</summary>
    public static implicit operator DynamicValue(float value) => new(NumberKind.Float, BitConverter.SingleToUInt32Bits(value));

    /// <summary>A <c>double</c>.</summary>
    public static implicit operator DynamicValue(double value) => new(NumberKind.Double, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A <c>string</c>.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator DynamicValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new DynamicValue(value);
    }

    /// <summary>A <c>bytes</c> value.</summary>
    public static implicit operator DynamicValue(ByteString value) => new(value.Items);

    /// <summary>A message; not copied.</summary>
    /// <exception cref="ArgumentNullException">The message is null.</exception>
    public static implicit operator DynamicValue(DynamicMessage value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new DynamicValue(value);
    }

    /// <summary>A list; copied when a field is set to it.</summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public static implicit operator DynamicValue(DynamicList value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new DynamicValue(value);
    }

    /// <summary>A map; copied when a field is set to it.</summary>
    /// <exception cref="ArgumentNullException">The map is null.</exception>
    public static implicit operator DynamicValue(DynamicMap value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new DynamicValue(value);
    }

    /// <summary>The <c>bool</c>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind; so throws every method of this form.</exception>
    public bool AsBool() => BitsOf(DynamicValueKind.Bool) != 0;

    /// <summary>The <c>int32</c>, <c>sint32</c> or <c>sfixed32</c>.</summary>
    public int AsInt32() => (int)BitsOf(DynamicValueKind.Int32);

    /// <summary>The <c>int64</c>, <c>sint64</c> or <c>sfixed64</c>.</summary>
    public long AsInt64() => (long)BitsOf(DynamicValueKind.Int64);

    /// <summary>The <c>uint32</c> or <c>fixed32</c>.</summary>
    public uint AsUInt32() => (uint)BitsOf(DynamicValueKind.UInt32);

    /// <summary>The <c>uint64</c> or <c>fixed64</c>.</summary>
    public ulong AsUInt64() => BitsOf(DynamicValueKind.UInt64);

    /// <summary>The <c>float</c>.</summary>
    public float AsFloat() => BitConverter.UInt32BitsToSingle((uint)BitsOf(DynamicValueKind.Float));

    /// <summary>The <c>double</c>.</summary>
    public double AsDouble() => BitConverter.UInt64BitsToDouble(BitsOf(DynamicValueKind.Double));

    /// <summary>The number of the enum value.</summary>
    public int AsEnum() => (int)BitsOf(DynamicValueKind.Enum);

    /// <summary>The <c>string</c>.</summary>
    public string AsString() => _reference as string ?? throw IsNot(DynamicValueKind.String);

    /// <summary>The <c>bytes</c>.</summary>
    public ByteString AsBytes() => ByteString.Wrap(_reference as byte[] ?? throw IsNot(DynamicValueKind.Bytes));

    /// <summary>The message.</summary>
    public DynamicMessage AsMessage() => MessageOrNull ?? throw IsNot(DynamicValueKind.Message);

    /// <summary>The elements of a repeated field.</summary>
    public DynamicList AsList() => ListOrNull ?? throw IsNot(DynamicValueKind.List);

    /// <summary>The entries of a map field.</summary>
    public DynamicMap AsMap() => MapOrNull ?? throw IsNot(DynamicValueKind.Map);

    private ulong BitsOf(DynamicValueKind kind) => Kind == kind ? _bits : throw IsNot(kind);

    private InvalidOperationException IsNot(DynamicValueKind wanted) => new($"The value is of kind {Kind}, not {wanted}.");
}
