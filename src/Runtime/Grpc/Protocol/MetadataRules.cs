using System.Buffers;

namespace ProtoGen.Grpc.Protocol;

/// <summary>Which metadata names and values are allowed, and which header names belong to the protocol (PROTOCOL-HTTP2, Custom-Metadata).</summary>
internal static class MetadataRules
{
    public const string BinarySuffix = "-bin";

    private const string ReservedPrefix = "grpc-";

    private static readonly SearchValues<char> _nameCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

    public static bool IsBinaryKey(string key) => key.EndsWith(BinarySuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks a key that an application gives and returns it in lower case.</summary>
    public static string NormalizeKey(string key, bool binary)
    {
        ArgumentNullException.ThrowIfNull(key);
        var normalized = key.ToLowerInvariant();
        if (normalized.Length == 0) throw new ArgumentException("A metadata key must not be empty.", nameof(key));
        if (normalized.AsSpan().ContainsAnyExcept(_nameCharacters))
        {
            throw new ArgumentException($"The metadata key '{key}' is malformed: only 0-9, a-z, '_', '-' and '.' are allowed.", nameof(key));
        }

        if (IsProtocolHeader(normalized))
        {
            throw new ArgumentException($"The metadata key '{key}' is reserved for the protocol.", nameof(key));
        }

        if (IsBinaryKey(normalized) != binary)
        {
            throw new ArgumentException(
                binary ? $"The metadata key '{key}' must end in '-bin' to hold bytes." : $"The metadata key '{key}' ends in '-bin' and must hold bytes.",
                nameof(key));
        }

        return normalized;
    }

    /// <summary>Refuses a value that is not printable ASCII, which would not survive the way or could forge another header.</summary>
    public static void CheckValue(string key, string value)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException(
                $"The value of the metadata key '{key}' has a character outside U+0020 to U+007E; use a key that ends in '-bin' for other data.",
                nameof(value));
        }
    }

    /// <summary>Whether a header is the protocol's or HTTP's own, so that it is neither accepted from an application nor shown to one.</summary>
    /// <param name="name">A lower-case header name.</param>
    public static bool IsProtocolHeader(string name) => name switch
    {
        // Application data by convention, although they carry the prefix: rich errors and tracing contexts.
        GrpcHeaders.StatusDetails or "grpc-trace-bin" or "grpc-tags-bin" => false,
        "te" or "content-type" or "content-length" or "host" or "connection" or "keep-alive" or "proxy-connection" or "transfer-encoding" or "upgrade" or "trailer" => true,
        _ => name.StartsWith(ReservedPrefix, StringComparison.Ordinal) || name.StartsWith(':'),
    };

    /// <summary>
    /// Adds a header that came from the peer to a metadata list, unless it is the protocol's own. Several binary values may be joined by commas.
    /// </summary>
    /// <returns>False when a binary value is not base64.</returns>
    public static bool TryAddReceived(Metadata metadata, string name, string value)
    {
        // HTTP/2 names are lower case already; HTTP stacks may show the well-known ones in their own spelling.
        var key = name.ToLowerInvariant();
        if (IsProtocolHeader(key)) return true;
        if (!IsBinaryKey(key))
        {
            metadata.AddReceived(key, value);
            return true;
        }

        foreach (var range in value.AsSpan().Split(','))
        {
            if (!BinaryMetadata.TryDecode(value.AsSpan(range).Trim(' '), out var bytes)) return false;
            metadata.AddReceived(key, bytes);
        }

        return true;
    }
}
