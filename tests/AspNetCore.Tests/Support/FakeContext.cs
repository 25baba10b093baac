using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A context without a server.</summary>
internal sealed class FakeContext : ServerCallContext
{
    public override string Method => "/test.v1.Echo/Unary";

    public override string Host => "localhost";

    public override string Peer => "unknown";

    public override DateTime Deadline => DateTime.MaxValue;

    public override CancellationToken CancellationToken => default;

    public override Metadata RequestHeaders { get; } = [];

    public override Metadata ResponseTrailers { get; } = [];

    public override Status Status { get; set; }

    public override ValueTask WriteResponseHeadersAsync(Metadata headers) => default;
}
