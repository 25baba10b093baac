namespace ProtoGen.Grpc.Protocol;

/// <summary>The header names and fixed values of the protocol.</summary>
internal static class GrpcHeaders
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string StatusDetails = "grpc-status-details-bin";
    public const string IdentityEncoding = "identity";
    public const string ContentType = "application/grpc";

    /// <summary>
    /// Whether a content type is gRPC's: <c>application/grpc</c>, alone or followed by <c>+format</c> or parameters. <c>application/grpc-web</c> is another protocol.
    /// </summary>
    public static bool IsGrpcContentType(string? contentType)
    {
        if (contentType is null || !contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)) return false;
        return contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';' or ' ';
    }
}
