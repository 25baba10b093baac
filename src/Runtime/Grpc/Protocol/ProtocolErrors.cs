namespace ProtoGen.Grpc.Protocol;

/// <summary>The statuses of violations that both ends detect, with the codes of statuscodes.md.</summary>
internal static class ProtocolErrors
{
    public static Status InvalidFlag => new(StatusCode.Internal, "The compressed flag of a message is neither 0 nor 1.");

    public static Status CompressedWithoutEncoding => new(StatusCode.Internal, "A message is marked as compressed, but no grpc-encoding was declared.");

    public static Status TruncatedMessage => new(StatusCode.Internal, "The stream ended within a message.");

    public static Status ReceivedMessageTooLarge(uint length, int limit) =>
        new(StatusCode.ResourceExhausted, $"A received message of {length} bytes exceeds the limit of {limit} bytes.");

    public static Status DecompressedMessageTooLarge(int limit) =>
        new(StatusCode.ResourceExhausted, $"A received message exceeds the limit of {limit} bytes after its decompression.");

    public static Status DamagedCompression(string encoding, string reason) =>
        new(StatusCode.Internal, $"A message cannot be decompressed with '{encoding}': {reason}");

    public static Status SentMessageTooLarge(int length, int limit) =>
        new(StatusCode.ResourceExhausted, $"A message of {length} bytes to be sent exceeds the limit of {limit} bytes.");
}
