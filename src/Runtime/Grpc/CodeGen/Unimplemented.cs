using System.ComponentModel;
using ProtoGen.Grpc;

namespace ProtoGen.CodeGen;

/// <summary>The default bodies of generated server methods. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Unimplemented
{
    /// <summary>The body of a method with one response: fails with <see cref="StatusCode.Unimplemented"/>.</summary>
    public static ValueTask<TResponse> Call<TResponse>(ServerCallContext context) => ValueTask.FromException<TResponse>(Error(context));

    /// <summary>The body of a method with a stream of responses: the first step fails with <see cref="StatusCode.Unimplemented"/>.</summary>
    public static IAsyncEnumerable<TResponse> Stream<TResponse>(ServerCallContext context) => new FailingSequence<TResponse>(context);

    private static RpcException Error(ServerCallContext context) =>
        new(new Status(StatusCode.Unimplemented, $"The method {context?.Method} is not implemented by this service."));

    private sealed class FailingSequence<T>(ServerCallContext context) : IAsyncEnumerable<T>, IAsyncEnumerator<T>
    {
        public T Current => default!;

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => ValueTask.FromException<bool>(Error(context));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
