using System.Buffers;

namespace ProtoGen.Grpc.Protocol;

/// <summary>A received length-prefixed message: its prefix and, once complete, its bytes (valid while the buffer they lie in is).</summary>
internal readonly record struct Frame(bool Compressed, uint Length, ReadOnlySequence<byte> Payload);
