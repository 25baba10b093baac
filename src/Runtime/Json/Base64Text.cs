using System.Buffers;
using System.Buffers.Text;

namespace ProtoGen.Json;

/// <summary>Bytes as ProtoJSON spells them: written in base64 with padding, read in base64 or base64url, with padding or without (RFC 4648).</summary>
internal static class Base64Text
{
    /// <summary>False when the text has other characters (blanks among them) or an impossible length.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        ReadOnlySpan<byte> digits = text.TrimEnd((byte)'=');
        int padding = text.Length - digits.Length;
        bytes = [];
        if (digits.Length % 4 == 1 || padding > 2 || (padding > 0 && text.Length % 4 != 0))
            return false;
        bytes = GC.AllocateUninitializedArray<byte>((int)(digits.Length * 3L / 4));
        // The library's decoder is vectorised but steps over blanks, wants padding, and knows one alphabet: whatever it leaves undone is done digit by digit.
        int whole = digits.Length & ~3;
        OperationStatus status = Base64.DecodeFromUtf8(digits[..whole], bytes, out int read, out int written, isFinalBlock: false);
        if (status != OperationStatus.Done || read != whole || written != whole / 4 * 3)
            (read, written) = (0, 0);
        return TryDecodeRest(digits[read..], bytes.AsSpan(written));
    }

    private static bool TryDecodeRest(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        uint bits = 0;
        int count = 0;
        int length = 0;
        foreach (byte digit in digits)
        {
            int value = ValueOf(digit);
            if (value < 0)
                return false;
            bits = (bits << 6) | (uint)value;
            count += 6;
            if (count < 8)
                continue;
            count -= 8;
            bytes[length++] = (byte)(bits >> count);
        }
        return true;
    }

    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'A' and <= (byte)'Z' => digit - 'A',
        >= (byte)'a' and <= (byte)'z' => digit - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => digit - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
