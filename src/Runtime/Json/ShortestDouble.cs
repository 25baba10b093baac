using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace ProtoGen.Json;

/// <summary>
/// The shortest decimal number that is read back as the same double, the closest of these if there are several; spelled like .NET's own
/// (<see cref="Utf8Formatter"/>), which takes twice to three times as long and writes a digit too few of some powers of two. Benchmark: benchmarks/Json, rows doubles and telemetry.
/// </summary>
/// <remarks>The algorithm is Schubfach (R. Giulietti, The Schubfach way to render doubles, 2020): three products with a power of ten decide all digits.</remarks>
internal static class ShortestDouble
{
    /// <summary>The longest text: <c>-1.2345678901234567E-308</c>.</summary>
    public const int MaxLength = 24;

    private const int FractionBits = 52;
    private const int ExponentBias = 1075;
    private const long FractionMask = (1L << FractionBits) - 1;

    // Beyond these places of the decimal point .NET writes an exponent.
    private const int LastPoint = 17;
    private const int FirstPoint = -4;

    /// <summary>Writes a finite number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">Room for <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Format(double value, Span<byte> text)
    {
        int length = 0;
        if (double.IsNegative(value))
        {
            text[length++] = (byte)'-';
            value = -value;
        }
        if (value < 1e15 && value == Math.Truncate(value))
        {
            Utf8Formatter.TryFormat((ulong)value, text[length..], out int whole);
            return length + whole;
        }
        long bits = BitConverter.DoubleToInt64Bits(value);
        (ulong digits, int exponent) = Shortest(bits & FractionMask, (int)(bits >> FractionBits));
        while (digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }
        return length + Place(digits, exponent, text[length..]);
    }

    /// <summary>A finite number as a string.</summary>
    public static string ToString(double value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>The digits, with at most a few zeros behind them, and the power of ten that they are multiplied with.</summary>
    private static (ulong Digits, int Exponent) Shortest(long fraction, int biasedExponent)
    {
        ulong significand = (ulong)(biasedExponent == 0 ? fraction : fraction | (1L << FractionBits));
        int q = Math.Max(biasedExponent, 1) - ExponentBias;
        ulong odd = significand & 1;
        bool lowerIsCloser = fraction == 0 && biasedExponent > 1;

        // floor(log10(2^q)), or of three quarters of it.
        int k = (q * 1262611 - (lowerIsCloser ? 524031 : 0)) >> 22;
        int shift = q + FloorLog2Pow10(-k) + 1;
        ref readonly ulong power = ref PowersOfTen.Table[(-k - PowersOfTen.Smallest) * 2];
        ulong low = Unsafe.Add(ref Unsafe.AsRef(in power), 1);
        ulong middle = RoundToOdd(power, low, significand << 2 << shift);
        ulong lower = RoundToOdd(power, low, ((significand << 2) - (lowerIsCloser ? 1u : 2u)) << shift) + odd;
        ulong upper = RoundToOdd(power, low, ((significand << 2) + 2) << shift) - odd;

        ulong digits = middle >> 2;
        if (digits >= 10)
        {
            ulong tens = digits / 10;
            bool floorIsInside = lower <= tens * 40;
            bool ceilingIsInside = tens * 40 + 40 <= upper;
            if (floorIsInside != ceilingIsInside)
                return (ceilingIsInside ? tens + 1 : tens, k + 1);
        }
        bool isInside = lower <= digits << 2;
        bool nextIsInside = (digits << 2) + 4 <= upper;
        if (isInside != nextIsInside)
            return (nextIsInside ? digits + 1 : digits, k);
        ulong half = (digits << 2) + 2;
        return (middle > half || (middle == half && (digits & 1) != 0) ? digits + 1 : digits, k);
    }

    private static int FloorLog2Pow10(int exponent) => (exponent * 1741647) >> 19;

    /// <summary>The upper 64 bits of the product with a 128-bit power, the last one set if anything was cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RoundToOdd(ulong powerHigh, ulong powerLow, ulong factor)
    {
        ulong carried = Math.BigMul(powerLow, factor, out _);
        ulong high = Math.BigMul(powerHigh, factor, out ulong rest);
        rest += carried;
        if (rest < carried)
            high++;
        return high | (rest > 1 ? 1u : 0u);
    }

    /// <summary>Puts point and exponent where they belong.</summary>
    private static int Place(ulong digits, int exponent, Span<byte> text)
    {
        Span<byte> all = stackalloc byte[20];
        Utf8Formatter.TryFormat(digits, all, out int count);
        all = all[..count];
        int point = count + exponent;
        if (point is > LastPoint or <= FirstPoint)
            return Scientific(all, point - 1, text);
        if (point <= 0)
        {
            "0.000"u8[..(2 - point)].CopyTo(text);
            all.CopyTo(text[(2 - point)..]);
            return 2 - point + count;
        }
        if (exponent >= 0)
        {
            all.CopyTo(text);
            text.Slice(count, exponent).Fill((byte)'0');
            return point;
        }
        all[..point].CopyTo(text);
        text[point] = (byte)'.';
        all[point..].CopyTo(text[(point + 1)..]);
        return count + 1;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> text)
    {
        int length = 0;
        text[length++] = digits[0];
        if (digits.Length > 1)
        {
            text[length++] = (byte)'.';
            digits[1..].CopyTo(text[length..]);
            length += digits.Length - 1;
        }
        text[length++] = (byte)'E';
        text[length++] = (byte)(exponent < 0 ? '-' : '+');
        Utf8Formatter.TryFormat(Math.Abs(exponent), text[length..], out int written, new System.Buffers.StandardFormat('D', 2));
        return length + written;
    }
}
