namespace ProtoGen.Grpc.Client;

/// <summary>How the peer ended a call.</summary>
internal sealed record CallEnd(Status Status, Metadata Trailers);
