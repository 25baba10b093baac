namespace ProtoGen.Grpc.Protocol;

/// <summary>What a failure below gRPC means as a gRPC status.</summary>
internal static class StatusMapping
{
    /// <summary>The status of an HTTP response that has no <c>grpc-status</c> (http-grpc-status-mapping.md).</summary>
    public static StatusCode FromHttpStatus(int httpStatus) => httpStatus switch
    {
        400 or 431 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };

    /// <summary>The status of a stream that the peer reset, or of a connection that it closed, with an HTTP/2 error code (PROTOCOL-HTTP2, Errors).</summary>
    public static StatusCode FromHttp2Error(long errorCode) => errorCode switch
    {
        0 => StatusCode.Internal, // NO_ERROR: a status should have been sent
        1 or 2 or 3 or 4 => StatusCode.Internal, // PROTOCOL_ERROR, INTERNAL_ERROR, FLOW_CONTROL_ERROR, SETTINGS_TIMEOUT
        6 or 9 or 10 => StatusCode.Internal, // FRAME_SIZE_ERROR, COMPRESSION_ERROR, CONNECT_ERROR
        7 => StatusCode.Unavailable, // REFUSED_STREAM
        8 => StatusCode.Cancelled, // CANCEL
        11 => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        12 => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Unknown, // STREAM_CLOSED and HTTP_1_1_REQUIRED have no mapping
    };
}
