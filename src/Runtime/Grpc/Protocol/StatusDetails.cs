namespace ProtoGen.Grpc.Protocol;

/// <summary>The <c>google.rpc.Status</c> in the trailer <c>grpc-status-details-bin</c>, by which rich errors travel in every language.</summary>
internal static class StatusDetails
{
    public static Metadata ToTrailers(in Rpc.Status status) => new() { { GrpcHeaders.StatusDetails, CodeGen.MessageCodec.ToByteArray(in status) } };

    /// <summary>Null when there is none, or one that is malformed: what the peer says about its error must not become another error.</summary>
    public static Rpc.Status? Read(Metadata trailers)
    {
        if (trailers.GetValueBytes(GrpcHeaders.StatusDetails) is not { } bytes) return null;
        try
        {
            return Rpc.Status.Parse(bytes);
        }
        catch (ProtoException)
        {
            return null;
        }
    }
}
