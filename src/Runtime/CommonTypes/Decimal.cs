using System.Globalization;

namespace ProtoGen.CommonTypes;

public partial struct Decimal
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A number with the digits that it has: 1.50 keeps its zero.</summary>
    public static Decimal FromDecimal(decimal value) => new() { Value = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The number; the empty text is zero, as the specification has it. More than 28 digits are rounded.</summary>
    /// <exception cref="InvalidOperationException">The text is not a number, or one beyond what <see cref="decimal"/> holds.</exception>
    public readonly decimal ToDecimal() => TryToDecimal(out decimal value)
        ? value
        : throw new InvalidOperationException($"'{Value}' is not a decimal number between {decimal.MinValue} and {decimal.MaxValue}.");

    /// <summary>The number; false when the text is not one, or one beyond what <see cref="decimal"/> holds.</summary>
    public readonly bool TryToDecimal(out decimal value)
    {
        value = 0;
        return Value.Length == 0 || decimal.TryParse(Value, Style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>See <see cref="FromDecimal"/>.</summary>
    public static implicit operator Decimal(decimal value) => FromDecimal(value);

    /// <summary>See <see cref="ToDecimal"/>.</summary>
    public static explicit operator decimal(Decimal value) => value.ToDecimal();
}
