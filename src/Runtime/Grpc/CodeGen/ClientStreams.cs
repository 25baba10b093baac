using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Grpc.Client;

namespace ProtoGen.CodeGen;

/// <summary>Feeds calls from sequences. For generated extension methods.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClientStreams
{
    /// <summary>
    /// Sends every item of a sequence and then completes the requests. When the sequence fails, the call is reset and its response fails with the sequence's own exception; when
    /// the call ends first, the sequence is cancelled and the status counts.
    /// </summary>
    /// <param name="call">The call; disposing the result disposes it.</param>
    /// <param name="requests">The requests; enumerated once, from now on.</param>
    /// <param name="cancellationToken">The token that the call was started with.</param>
    public static UnaryCall<TResponse> SendAllAsync<TRequest, TResponse>(
        ClientStreamingCall<TRequest, TResponse> call,
        IAsyncEnumerable<TRequest> requests,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(requests);
        var upload = new Upload<TRequest>(call.Writer, call.Core, requests, cancellationToken);
        return new UnaryCall<TResponse>(call.Core, ReceiveAsync(call.ResponseAsync, upload));
    }

    /// <summary>
    /// Sends every item of a sequence while the responses are enumerated; the result can be enumerated once. Failures take precedence as in <see cref="SendAllAsync"/>. Leaving the
    /// enumeration ends the call.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="requests">The requests; enumerated once, from now on.</param>
    /// <param name="cancellationToken">The token that the call was started with.</param>
    public static IAsyncEnumerable<TResponse> ExchangeAsync<TRequest, TResponse>(
        DuplexStreamingCall<TRequest, TResponse> call,
        IAsyncEnumerable<TRequest> requests,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(requests);
        return ReceiveAllAsync(call, new Upload<TRequest>(call.Writer, call.Core, requests, cancellationToken), cancellationToken);
    }

    private static async Task<TResponse> ReceiveAsync<TRequest, TResponse>(Task<TResponse> response, Upload<TRequest> upload)
    {
        try
        {
            return await response.ConfigureAwait(false);
        }
        catch when (upload.HasFailed)
        {
            upload.ThrowFailure();
            throw;
        }
        finally
        {
            upload.Dispose();
        }
    }

    private static async IAsyncEnumerable<TResponse> ReceiveAllAsync<TRequest, TResponse>(
        DuplexStreamingCall<TRequest, TResponse> call,
        Upload<TRequest> upload,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Outside the try: a second enumeration fails here and must not end the first.
        var responses = call.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await MoveNextAsync(responses, upload).ConfigureAwait(false)) yield return responses.Current;
        }
        finally
        {
            upload.Dispose();
            await responses.DisposeAsync().ConfigureAwait(false);
            call.Dispose();
        }
    }

    private static async ValueTask<bool> MoveNextAsync<TRequest, TResponse>(IAsyncEnumerator<TResponse> responses, Upload<TRequest> upload)
    {
        try
        {
            return await responses.MoveNextAsync().ConfigureAwait(false);
        }
        catch when (upload.HasFailed)
        {
            upload.ThrowFailure();
            throw;
        }
    }
}
