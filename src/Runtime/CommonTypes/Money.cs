namespace ProtoGen.CommonTypes;

public partial struct Money
{
    private const int NanosPerUnit = 1_000_000_000;

    /// <summary>True when the nanos are below a unit and of the sign of the units.</summary>
    public readonly bool IsValid => Nanos is > -NanosPerUnit and < NanosPerUnit && !(Units > 0 && Nanos < 0) && !(Units < 0 && Nanos > 0);

    /// <summary>An amount; what is finer than a billionth is rounded, half to even.</summary>
    /// <param name="amount">The amount in units of the currency.</param>
    /// <param name="currencyCode">Three letters of ISO 4217, such as <c>EUR</c>; not checked.</param>
    /// <exception cref="OverflowException">The units do not fit in 64 bits.</exception>
    public static Money FromDecimal(decimal amount, string currencyCode)
    {
        amount = decimal.Round(amount, 9, MidpointRounding.ToEven);
        decimal units = decimal.Truncate(amount);
        return new Money { CurrencyCode = currencyCode, Units = (long)units, Nanos = (int)((amount - units) * NanosPerUnit) };
    }

    /// <summary>The exact amount in units of the currency.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly decimal ToDecimal()
    {
        if (!IsValid)
            throw new InvalidOperationException($"Units {Units} and nanos {Nanos} differ in sign, or the nanos are a unit or more.");
        return Units + (decimal)Nanos / NanosPerUnit;
    }
}
