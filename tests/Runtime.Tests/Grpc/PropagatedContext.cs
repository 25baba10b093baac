using ProtoGen.Grpc;

namespace ProtoGen.Tests.Grpc;

/// <summary>The context of a call with a deadline and a token.</summary>
internal sealed class PropagatedContext(DateTime deadline, CancellationToken cancellationToken) : ServerCallContext
{
    public override string Method => "/test.v1.Text/Unary";

    public override string Host => "localhost";

    public override string Peer => "unknown";

    public override DateTime Deadline => deadline;

    public override CancellationToken CancellationToken => cancellationToken;

    public override Metadata RequestHeaders { get; } = [];

    public override Metadata ResponseTrailers { get; } = [];

    public override Status Status { get; set; }

    public override ValueTask WriteResponseHeadersAsync(Metadata headers) => default;
}
