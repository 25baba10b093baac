namespace ProtoGen.Grpc.Client;

/// <summary>A call whose parts were supplied through the public factories: fakes, and calls that something else makes.</summary>
internal sealed class SuppliedCall(Metadata? headers, Metadata? trailers, Action? onDispose) : CallCore
{
    private Action? _onDispose = onDispose;
    private Metadata? _trailers = trailers;
    private Status? _status;

    public override Task<Metadata> ResponseHeadersAsync { get; } = Task.FromResult(headers ?? []);

    public override Status? FinalStatus => _status;

    public override Metadata Trailers => _trailers ??= [];

    /// <summary>Lets the outcome of a response task decide the status.</summary>
    public void FollowTask(Task response)
    {
        if (response.IsCompleted) Follow(response, this);
        else response.ContinueWith(Follow, this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        static void Follow(Task task, object? state) => ((SuppliedCall)state!).End(task.IsCanceled ? new OperationCanceledException() : task.Exception?.InnerException);
    }

    /// <summary>Ends the call: null for success.</summary>
    public void End(Exception? failure)
    {
        if (_status is not null) return;
        if (failure is RpcException { Trailers.Count: > 0 } rpc && _trailers is null) _trailers = rpc.Trailers;
        _status = failure is null ? Status.Ok : FailureMapping.ToStatus(failure);
    }

    public override void Dispose() => Interlocked.Exchange(ref _onDispose, null)?.Invoke();
}
