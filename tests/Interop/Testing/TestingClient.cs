using Grpc.Testing;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.InteropTests.Testing;

/// <summary>Our client in the gRPC interop cases; what they do stands in grpc/grpc, doc/interop-test-descriptions.md.</summary>
internal sealed class TestingClient : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly BoolValue _yes = new() { Value = true };
    private static readonly BoolValue _no = new() { Value = false };
    private static readonly SimpleRequest _large = new() { ResponseSize = 314159, Payload = Zeros(271828) };

    private readonly CountingGzip _gzip = new();
    private readonly GrpcChannel _channel;
    private readonly TestService.TestServiceClient _client;
    private readonly CancellationTokenSource _timeout = new(_limit);

    public TestingClient(Uri server)
    {
        var options = new GrpcChannelOptions();
        options.CompressionProviders.Add(_gzip);
        _channel = GrpcChannel.ForAddress(server, options);
        _client = new TestService.TestServiceClient(_channel);
    }

    private CallOptions Plain => new(cancellationToken: _timeout.Token);

    private CallOptions Compressing => Plain.WithCompressionAlgorithm(_gzip.EncodingName);

    public Task RunAsync(string name) => name switch
    {
        "empty_unary" => EmptyUnaryAsync(),
        "large_unary" => LargeUnaryAsync(_large, Plain),
        "client_compressed_unary" => ClientCompressedUnaryAsync(),
        "server_compressed_unary" => ServerCompressedUnaryAsync(),
        "client_streaming" => ClientStreamingAsync(),
        "client_compressed_streaming" => ClientCompressedStreamingAsync(),
        "server_streaming" => ServerStreamingAsync(),
        "server_compressed_streaming" => ServerCompressedStreamingAsync(),
        "ping_pong" => PingPongAsync(),
        "empty_stream" => EmptyStreamAsync(),
        "custom_metadata" => CustomMetadataAsync(),
        "status_code_and_message" => StatusCodeAndMessageAsync(),
        "special_status_message" => SpecialStatusMessageAsync(),
        "unimplemented_method" => UnimplementedMethodAsync(),
        "unimplemented_service" => UnimplementedServiceAsync(),
        "cancel_after_begin" => CancelAfterBeginAsync(),
        "cancel_after_first_response" => CancelAfterFirstResponseAsync(),
        "timeout_on_sleeping_server" => TimeoutOnSleepingServerAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such case."),
    };

    public void Dispose()
    {
        _channel.Dispose();
        _timeout.Dispose();
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.Wrap(new byte[size]) };

    private static void AssertZeros(int size, Payload? payload) => Assert.Equal(new byte[size], payload!.Value.Body.ToByteArray());

    private static async Task<Status> FailAsync(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).Status;

    private async Task EmptyUnaryAsync() => Assert.Equal(new Empty(), await _client.EmptyCallAsync(new Empty(), Plain));

    private async Task LargeUnaryAsync(SimpleRequest request, CallOptions options)
        => AssertZeros(314159, (await _client.UnaryCallAsync(request, options)).Payload);

    private async Task ClientCompressedUnaryAsync()
    {
        Status probe = await FailAsync(() => LargeUnaryAsync(_large with { ExpectCompressed = _yes }, Plain));
        Assert.Equal(StatusCode.InvalidArgument, probe.StatusCode);
        await LargeUnaryAsync(_large with { ExpectCompressed = _yes }, Compressing);
        await LargeUnaryAsync(_large with { ExpectCompressed = _no }, Plain);
    }

    private async Task ServerCompressedUnaryAsync()
    {
        await LargeUnaryAsync(_large with { ResponseCompressed = _yes }, Plain);
        Assert.Equal(1, _gzip.TakeCompressed());
        await LargeUnaryAsync(_large with { ResponseCompressed = _no }, Plain);
        Assert.Equal(0, _gzip.TakeCompressed());
    }

    private async Task ClientStreamingAsync()
    {
        using var call = _client.StreamingInputCall(Plain);
        foreach (int size in (int[])[27182, 8, 1828, 45904])
        {
            await call.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(size) });
        }

        await call.CompleteAsync();
        Assert.Equal(74922, (await call).AggregatedPayloadSize);
    }

    private async Task ClientCompressedStreamingAsync()
    {
        var first = new StreamingInputCallRequest { ExpectCompressed = _yes, Payload = Zeros(27182) };
        using (var probe = _client.StreamingInputCall(Compressing))
        {
            await probe.WriteAsync(first, WriteOptions.NoCompress);
            await probe.CompleteAsync();
            Assert.Equal(StatusCode.InvalidArgument, (await FailAsync(() => probe.ResponseAsync)).StatusCode);
        }

        using var call = _client.StreamingInputCall(Compressing);
        await call.WriteAsync(first);
        await call.WriteAsync(new StreamingInputCallRequest { ExpectCompressed = _no, Payload = Zeros(45904) }, WriteOptions.NoCompress);
        await call.CompleteAsync();
        Assert.Equal(73086, (await call).AggregatedPayloadSize);
    }

    private async Task ServerStreamingAsync()
    {
        int[] sizes = [31415, 9, 2653, 58979];
        using var call = _client.StreamingOutputCall(new StreamingOutputCallRequest { ResponseParameters = [.. sizes.Select(static size => new ResponseParameters { Size = size })] }, Plain);
        foreach (int size in sizes)
        {
            Assert.True(await call.MoveNextAsync());
            AssertZeros(size, call.Current.Payload);
        }

        Assert.False(await call.MoveNextAsync());
    }

    private async Task ServerCompressedStreamingAsync()
    {
        var request = new StreamingOutputCallRequest { ResponseParameters = [new() { Size = 31415, Compressed = _yes }, new() { Size = 92653, Compressed = _no }] };
        using var call = _client.StreamingOutputCall(request, Plain);
        foreach ((int size, int compressed) in ((int, int)[])[(31415, 1), (92653, 0)])
        {
            Assert.True(await call.MoveNextAsync());
            AssertZeros(size, call.Current.Payload);
            Assert.Equal(compressed, _gzip.TakeCompressed());
        }

        Assert.False(await call.MoveNextAsync());
    }

    private async Task PingPongAsync()
    {
        using var call = _client.FullDuplexCall(Plain);
        foreach ((int response, int request) in ((int, int)[])[(31415, 27182), (9, 8), (2653, 1828), (58979, 45904)])
        {
            await call.WriteAsync(Ask(response, request));
            Assert.True(await call.MoveNextAsync());
            AssertZeros(response, call.Current.Payload);
        }

        await call.CompleteAsync();
        Assert.False(await call.MoveNextAsync());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    private static StreamingOutputCallRequest Ask(int response, int request) => new() { ResponseParameters = [new() { Size = response }], Payload = Zeros(request) };

    private async Task EmptyStreamAsync()
    {
        using var call = _client.FullDuplexCall(Plain);
        await call.CompleteAsync();
        Assert.False(await call.MoveNextAsync());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    private async Task CustomMetadataAsync()
    {
        CallOptions options = Plain.WithHeaders(new() { { "x-grpc-test-echo-initial", "test_initial_metadata_value" }, { "x-grpc-test-echo-trailing-bin", [0xab, 0xab, 0xab] } });
        using var unary = _client.UnaryCallAsync(_large, options);
        AssertZeros(314159, (await unary).Payload);
        AssertEchoed(await unary.ResponseHeadersAsync, unary.GetTrailers());

        using var duplex = _client.FullDuplexCall(options);
        await duplex.WriteAsync(Ask(314159, 271828));
        await duplex.CompleteAsync();
        Assert.True(await duplex.MoveNextAsync());
        AssertZeros(314159, duplex.Current.Payload);
        Assert.False(await duplex.MoveNextAsync());
        AssertEchoed(await duplex.ResponseHeadersAsync, duplex.GetTrailers());
    }

    private static void AssertEchoed(Metadata headers, Metadata trailers)
    {
        Assert.Equal("test_initial_metadata_value", headers.GetValue("x-grpc-test-echo-initial"));
        Assert.Equal([0xab, 0xab, 0xab], trailers.GetValueBytes("x-grpc-test-echo-trailing-bin"));
    }

    private async Task StatusCodeAndMessageAsync()
    {
        var wanted = new EchoStatus { Code = 2, Message = "test status message" };
        var expected = new Status(StatusCode.Unknown, "test status message");
        Assert.Equal(expected, await FailAsync(() => _client.UnaryCallAsync(new SimpleRequest { ResponseStatus = wanted }, Plain).ResponseAsync));

        using var call = _client.FullDuplexCall(Plain);
        await call.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = wanted });
        await call.CompleteAsync();
        Assert.Equal(expected, await FailAsync(() => call.MoveNextAsync().AsTask()));
    }

    private async Task SpecialStatusMessageAsync()
    {
        const string Message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";
        var request = new SimpleRequest { ResponseStatus = new EchoStatus { Code = 2, Message = Message } };
        Assert.Equal(new Status(StatusCode.Unknown, Message), await FailAsync(() => _client.UnaryCallAsync(request, Plain).ResponseAsync));
    }

    private async Task UnimplementedMethodAsync()
        => Assert.Equal(StatusCode.Unimplemented, (await FailAsync(() => _client.UnimplementedCallAsync(new Empty(), Plain).ResponseAsync)).StatusCode);

    private async Task UnimplementedServiceAsync()
    {
        var other = new UnimplementedService.UnimplementedServiceClient(_channel);
        Assert.Equal(StatusCode.Unimplemented, (await FailAsync(() => other.UnimplementedCallAsync(new Empty(), Plain).ResponseAsync)).StatusCode);
    }

    private async Task CancelAfterBeginAsync()
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token);
        using var call = _client.StreamingInputCall(new CallOptions(cancellationToken: leave.Token));
        await leave.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await FailAsync(() => call.ResponseAsync)).StatusCode);
        Assert.False(_timeout.IsCancellationRequested);
    }

    private async Task CancelAfterFirstResponseAsync()
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token);
        using var call = _client.FullDuplexCall(new CallOptions(cancellationToken: leave.Token));
        await call.WriteAsync(Ask(31415, 27182));
        Assert.True(await call.MoveNextAsync());
        await leave.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await FailAsync(() => call.MoveNextAsync().AsTask())).StatusCode);
        Assert.False(_timeout.IsCancellationRequested);
    }

    private async Task TimeoutOnSleepingServerAsync()
    {
        using var call = _client.FullDuplexCall(Plain.WithDeadline(DateTime.UtcNow.AddMilliseconds(1)));
        Status status = await FailAsync(async () =>
        {
            // The time may be up before the message is written.
            await call.WriteAsync(new StreamingOutputCallRequest { Payload = Zeros(27182) });
            await call.MoveNextAsync();
        });
        Assert.Equal(StatusCode.DeadlineExceeded, status.StatusCode);
    }
}
