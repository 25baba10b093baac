using System.Globalization;

namespace ProtoGen.Grpc.Protocol;

/// <summary>A status as the header values <c>grpc-status</c> and <c>grpc-message</c>, and back.</summary>
internal static class StatusTrailers
{
    private const int CodeCount = 17;

    private static readonly string[] _codes = [.. Enumerable.Range(0, CodeCount).Select(code => code.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The value of <c>grpc-status</c>. A code outside the enumeration goes out as UNKNOWN.</summary>
    public static string FormatCode(StatusCode code) => (uint)code < CodeCount ? _codes[(int)code] : _codes[(int)StatusCode.Unknown];

    /// <summary>The value of <c>grpc-message</c>, or null when there is nothing to send.</summary>
    public static string? FormatMessage(string detail) => detail.Length == 0 ? null : PercentEncoding.Encode(detail);

    /// <summary>Reads what a peer sent. A status that cannot be read is UNKNOWN, as statuscodes.md asks.</summary>
    public static Status Parse(string code, string? message)
    {
        var detail = string.IsNullOrEmpty(message) ? "" : PercentEncoding.Decode(message);
        if (TryParseCode(code, out var statusCode)) return new Status(statusCode, detail);
        var reason = $"The peer sent the grpc-status '{code}', which is not a known status code.";
        return new Status(StatusCode.Unknown, detail.Length == 0 ? reason : $"{reason} {detail}");
    }

    public static bool TryParseCode(ReadOnlySpan<char> text, out StatusCode code)
    {
        code = StatusCode.Unknown;
        if (text.Length is 0 or > 2) return false;
        var value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            value = (value * 10) + digit - '0';
        }

        if (value >= CodeCount) return false;
        code = (StatusCode)value;
        return true;
    }
}
