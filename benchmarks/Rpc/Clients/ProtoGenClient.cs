using Bench.Rpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Benchmarks.Rpc.Clients;

/// <summary>The same calls by a generated client.</summary>
internal sealed class ProtoGenClient : IDisposable
{
    private static readonly HelloRequest _request = new() { Name = "world" };

    private readonly GrpcChannel _channel;
    private readonly Greeter.GreeterClient _greeter;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The server.</param>
    /// <param name="intercepted">Puts an interceptor around the calls that does nothing.</param>
    public ProtoGenClient(string address, bool intercepted = false)
    {
        _channel = GrpcChannel.ForAddress(address);
        _greeter = intercepted ? new Greeter.GreeterClient(_channel.Intercept(new PassingInterceptor())) : new Greeter.GreeterClient(_channel);
    }

    public Task SayHelloAsync() => _greeter.SayHelloAsync(_request).ResponseAsync;

    public Task SayHelloWithDeadlineAsync() => _greeter.SayHelloAsync(_request, deadline: DateTime.UtcNow.AddSeconds(10)).ResponseAsync;

    public async Task SayManyAsync(int count, bool asSequence = false)
    {
        using ServerStreamingCall<HelloReply> call = asSequence ? _greeter.SayEach(new Count { Value = count }) : _greeter.SayMany(new Count { Value = count });
        int received = 0;
        await foreach (HelloReply reply in call)
            received += reply.Message.Length > 0 ? 1 : 0;
        Check.Equal(received, count);
    }

    public async Task HearAsync(int count)
    {
        using ClientStreamingCall<HelloRequest, Count> call = _greeter.Hear();
        for (int i = 0; i < count; i++)
            await call.WriteAsync(_request);
        await call.CompleteAsync();
        Check.Equal((await call).Value, count);
    }

    public async Task ConverseAsync(int count)
    {
        using DuplexStreamingCall<HelloRequest, HelloReply> call = _greeter.Converse();
        int received = 0;
        for (int i = 0; i < count; i++)
        {
            await call.WriteAsync(_request);
            received += await call.MoveNextAsync() ? 1 : 0;
        }

        await call.CompleteAsync();
        Check.Equal(await call.MoveNextAsync() ? received + 1 : received, count);
    }

    public void Dispose() => _channel.Dispose();

    private sealed class PassingInterceptor : ClientInterceptor;
}
