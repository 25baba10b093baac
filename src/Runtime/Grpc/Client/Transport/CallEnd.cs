namespace ProtoGen.Grpc.Client;

/// <summary>How the peer ended a call.</summary>
/// <param name="Status">The status.</param>
/// <param name="Trailers">The metadata that came with it; null for none.</param>
internal readonly record struct CallEnd(Status Status, Metadata? Trailers);
