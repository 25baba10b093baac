namespace ProtoGen.Grpc.Client;

/// <summary>Requests that go to delegates instead of the network.</summary>
internal sealed class SuppliedWriter<T>(Func<T, CancellationToken, ValueTask> write, Func<ValueTask>? complete, SuppliedCall call) : IRequestWriter<T>
{
    public bool IsClosedByPeer => call.FinalStatus is not null;

    public ValueTask WriteAsync(T message, WriteOptions? options, CancellationToken cancellationToken) => write(message, cancellationToken);

    public ValueTask CompleteAsync() => complete is null ? ValueTask.CompletedTask : complete();
}
