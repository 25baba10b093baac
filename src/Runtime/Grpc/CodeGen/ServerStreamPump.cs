using System.ComponentModel;
using ProtoGen.Grpc;

namespace ProtoGen.CodeGen;

/// <summary>Joins the two forms of a streaming server method. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServerStreamPump
{
    /// <summary>
    /// Writes every item of a sequence. The call's token is checked between items, and the sequence is disposed before this completes, however it
    /// ends. With a writer that can buffer, a flush happens only when the next item is not there at once.
    /// </summary>
    public static async ValueTask PumpAsync<T>(IAsyncEnumerable<T> source, IServerStreamWriter<T> destination, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(context);
        var cancellationToken = context.CancellationToken;
        var buffering = destination as IBufferingStreamWriter<T>;
        var enumerator = source.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                var next = enumerator.MoveNextAsync();
                var more = buffering is null || next.IsCompleted
                    ? await next.ConfigureAwait(false)
                    : await FlushMeanwhileAsync(buffering, next.AsTask(), cancellationToken).ConfigureAwait(false);
                if (!more) return;
                cancellationToken.ThrowIfCancellationRequested();
                var write = buffering is null
                    ? destination.WriteAsync(enumerator.Current, cancellationToken)
                    : buffering.WriteBufferedAsync(enumerator.Current, cancellationToken);
                await write.ConfigureAwait(false);
            }
        }
        finally
        {
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> FlushMeanwhileAsync<T>(IBufferingStreamWriter<T> writer, Task<bool> step, CancellationToken cancellationToken)
    {
        try
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Even when the flush fails: a sequence must not be disposed while one of its steps is under way.
            await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await step.ConfigureAwait(false);
    }
}
