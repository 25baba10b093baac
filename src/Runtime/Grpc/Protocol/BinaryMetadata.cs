using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Grpc.Protocol;

/// <summary>The base64 of <c>-bin</c> metadata (RFC 4648, section 4): sent without padding, accepted with or without.</summary>
internal static class BinaryMetadata
{
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public static string Encode(ReadOnlySpan<byte> value) => Convert.ToBase64String(value).TrimEnd('=');

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        var digits = text.TrimEnd('=');
        var padding = text.Length - digits.Length;
        var complete = (4 - (digits.Length & 3)) & 3;

        // A rest of one digit carries six bits, which is no byte.
        if (complete == 3 || (padding != 0 && padding != complete)) return false;
        if (digits.ContainsAnyExcept(_alphabet)) return false;
        if (digits.IsEmpty)
        {
            value = [];
            return true;
        }

        char[]? rented = null;
        var length = digits.Length + complete;
        var padded = length <= 256 ? stackalloc char[256] : rented = ArrayPool<char>.Shared.Rent(length);
        padded = padded[..length];
        digits.CopyTo(padded);
        padded[digits.Length..].Fill('=');
        var bytes = new byte[(length / 4 * 3) - complete];
        var decoded = Convert.TryFromBase64Chars(padded, bytes, out var written) && written == bytes.Length;
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        value = decoded ? bytes : null;
        return decoded;
    }
}
