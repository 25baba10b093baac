using Grpc.Testing;
using ProtoGen.Grpc;

namespace ProtoGen.InteropTests.Testing;

/// <summary>The service of the gRPC interop cases, as grpc/grpc, doc/interop-test-descriptions.md describes it.</summary>
internal sealed class TestingService(CountingGzip gzip) : TestService.TestServiceBase
{
    private const string Initial = "x-grpc-test-echo-initial";
    private const string Trailing = "x-grpc-test-echo-trailing-bin";

    public override ValueTask<Empty> EmptyCall(Empty request, ServerCallContext context) => new(new Empty());

    public override async ValueTask<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        CheckCompression(request.ExpectCompressed);
        await EchoMetadataAsync(context);
        EchoStatus(request.ResponseStatus);
        context.WriteOptions = OptionsFor(request.ResponseCompressed);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async ValueTask<StreamingInputCallResponse> StreamingInputCall(IAsyncEnumerable<StreamingInputCallRequest> requests, ServerCallContext context)
    {
        int size = 0;
        await foreach (StreamingInputCallRequest request in requests)
        {
            CheckCompression(request.ExpectCompressed);
            size += request.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override async ValueTask StreamingOutputCall(StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responses, ServerCallContext context)
    {
        foreach (ResponseParameters parameters in request.ResponseParameters.ToArray())
        {
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(parameters.Size) }, OptionsFor(parameters.Compressed));
        }
    }

    public override async ValueTask FullDuplexCall(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, IServerStreamWriter<StreamingOutputCallResponse> responses, ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        await foreach (StreamingOutputCallRequest request in requests)
        {
            EchoStatus(request.ResponseStatus);
            await StreamingOutputCall(request, responses, context);
        }
    }

    private static async ValueTask EchoMetadataAsync(ServerCallContext context)
    {
        Metadata initial = [];
        foreach (Metadata.Entry entry in context.RequestHeaders)
        {
            if (entry.Key == Initial)
            {
                initial.Add(entry);
            }
            else if (entry.Key == Trailing)
            {
                context.ResponseTrailers.Add(entry);
            }
        }

        if (initial.Count > 0)
        {
            await context.WriteResponseHeadersAsync(initial);
        }
    }

    private static void EchoStatus(EchoStatus? status)
    {
        if (status is { } wanted)
        {
            throw new RpcException((StatusCode)wanted.Code, wanted.Message);
        }
    }

    /// <exception cref="RpcException">The message should have come compressed and did not.</exception>
    private void CheckCompression(BoolValue? expected)
    {
        bool isCompressed = gzip.TakeCompressed() > 0;
        if (expected is { Value: true } && !isCompressed)
        {
            throw new RpcException(StatusCode.InvalidArgument, "The request is not compressed.");
        }
    }

    private static WriteOptions OptionsFor(BoolValue? compressed) => compressed is { Value: false } ? WriteOptions.NoCompress : WriteOptions.Default;

    private static Payload Zeros(int size) => new() { Body = ByteString.Wrap(new byte[size]) };
}
