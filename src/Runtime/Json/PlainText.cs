using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProtoGen.Json;

/// <summary>
/// Knows at a glance the text that JSON takes as it is: letters of the scripts that most people write, which the library's encoder looks up one by one (benchmarks/Json,
/// row small-utf8). What is not known here is not wrong: the encoder decides.
/// </summary>
internal static class PlainText
{
    /// <summary>True for text that needs no escape.</summary>
    public static bool IsKnown(ReadOnlySpan<char> text)
    {
        ref ushort first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        if (text.Length < Vector128<ushort>.Count)
        {
            Span<ushort> padded = ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'];
            MemoryMarshal.Cast<char, ushort>(text).CopyTo(padded);
            return AreKnown(Vector128.LoadUnsafe(ref padded[0]));
        }
        nuint last = (nuint)(text.Length - Vector128<ushort>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector128<ushort>.Count)
        {
            if (!AreKnown(Vector128.LoadUnsafe(ref first, i)))
                return false;
        }
        return AreKnown(Vector128.LoadUnsafe(ref first, last));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreKnown(Vector128<ushort> chars)
    {
        Vector128<ushort> escaped = Vector128.Equals(chars, Vector128.Create((ushort)'"')) | Vector128.Equals(chars, Vector128.Create((ushort)'\\'))
            | Vector128.Equals(chars, Vector128.Create((ushort)0xad)); // soft hyphen
        Vector128<ushort> known = Within(chars, ' ', '~')
            | Within(chars, '\u00a1', '\u02ff') // Latin
            | Within(chars, '\u0400', '\u052f') // Cyrillic
            | Within(chars, '\u2010', '\u2027') // dashes and quotation marks
            | Within(chars, '\u3041', '\u3096') // Hiragana
            | Within(chars, '\u3099', '\u30ff') // Katakana
            | Within(chars, '\u4e00', '\u9fff') // Han
            | Within(chars, '\uac00', '\ud7a3'); // Hangul
        return Vector128.AndNot(known, escaped) == Vector128<ushort>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Within(Vector128<ushort> chars, char first, char last) =>
        Vector128.LessThanOrEqual(chars - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));
}
