namespace ProtoGen.Grpc.Client;

/// <summary>What every call type shows of its call, whether that goes over the network or is supplied by a test.</summary>
internal abstract class CallCore : IDisposable
{
    /// <summary>Completes when the response headers are there.</summary>
    public abstract Task<Metadata> ResponseHeadersAsync { get; }

    /// <summary>The final status; null while the call is under way.</summary>
    public abstract Status? FinalStatus { get; }

    /// <summary>The trailers; meaningful once <see cref="FinalStatus"/> is there.</summary>
    public abstract Metadata Trailers { get; }

    public Status GetStatus() => FinalStatus ?? throw NotEnded();

    public Metadata GetTrailers() => FinalStatus is null ? throw NotEnded() : Trailers;

    public abstract void Dispose();

    private static InvalidOperationException NotEnded() => new("The call has not ended yet; its status and trailers come with the end.");
}
