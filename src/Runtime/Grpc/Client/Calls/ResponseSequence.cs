namespace ProtoGen.Grpc.Client;

/// <summary>One enumeration of the responses of a call.</summary>
internal sealed class ResponseSequence<T> : IAsyncEnumerator<T>
{
    private readonly IResponseReader<T> _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _registration;
    private readonly CallCore? _disposedWithThis;

    /// <summary>Starts an enumeration.</summary>
    /// <param name="reader">Where the messages come from.</param>
    /// <param name="call">The call.</param>
    /// <param name="ownsCall">Whether leaving the enumeration early ends the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public ResponseSequence(IResponseReader<T> reader, CallCore call, bool ownsCall, CancellationToken cancellationToken)
    {
        _reader = reader;
        _disposedWithThis = ownsCall ? call : null;
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static call => ((CallCore)call!).Dispose(), call);
    }

    public T Current => _reader.Current;

    public ValueTask<bool> MoveNextAsync() => _reader.MoveNextAsync(_cancellationToken);

    public ValueTask DisposeAsync()
    {
        _registration.Unregister();
        _disposedWithThis?.Dispose();
        return ValueTask.CompletedTask;
    }
}
