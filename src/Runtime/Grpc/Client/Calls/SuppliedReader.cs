namespace ProtoGen.Grpc.Client;

/// <summary>Responses that come from a sequence instead of the network.</summary>
internal sealed class SuppliedReader<T>(IAsyncEnumerable<T> source, SuppliedCall call) : IResponseReader<T>
{
    private IAsyncEnumerator<T>? _enumerator;

    public T Current => _enumerator is null ? default! : _enumerator.Current;

    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        _enumerator ??= source.GetAsyncEnumerator(cancellationToken);
        try
        {
            if (await _enumerator.MoveNextAsync().ConfigureAwait(false)) return true;
            call.End(null);
        }
        catch (Exception exception)
        {
            call.End(exception);
            throw;
        }

        await _enumerator.DisposeAsync().ConfigureAwait(false);
        return false;
    }
}
