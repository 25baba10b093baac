using System.Globalization;
using ProtoGen.CodeGen;
using ProtoGen.Grpc;

namespace ProtoGen.Interop;

/// <summary>Our side of interop.proto: does what the text of a request says.</summary>
internal sealed class InteropService(SleepingCalls sleeping) : IGrpcService
{
    static void IGrpcService.Bind(IServiceBinder binder)
    {
        binder.AddUnary<InteropService, Text, Text>(InteropMethods.Unary, static (service, request, context) => service.Unary(request, context));
        binder.AddServerStreaming<InteropService, Text, Text>(
            InteropMethods.Count, static (_, request, responses, context) => ServerStreamPump.PumpAsync(Count(request), responses, context));
        binder.AddClientStreaming<InteropService, Text, Text>(InteropMethods.Collect, static (_, requests, _) => Collect(requests));
        binder.AddDuplexStreaming<InteropService, Text, Text>(
            InteropMethods.Chat,
            static (service, requests, responses, context) => ServerStreamPump.PumpAsync(service.Chat(requests, context), responses, context));
        binder.AddUnary<InteropService, Text, Text>(InteropMethods.Missing, static (_, _, context) => Unimplemented.Call<Text>(context));
    }

    private static async IAsyncEnumerable<Text> Count(Text request)
    {
        int count = int.Parse(request.Value, CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            if (i % 100 == 0)
            {
                await Task.Yield();
            }

            yield return new Text(i.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async ValueTask<Text> Collect(IAsyncEnumerable<Text> requests)
    {
        int length = 0;
        await foreach (Text request in requests)
        {
            length += request.Value.Length;
        }

        return new Text(length.ToString(CultureInfo.InvariantCulture));
    }

    private static void Fail(string text)
    {
        if (text == "throw")
        {
            throw new InvalidOperationException("a secret");
        }

        if (text.StartsWith("fail:", StringComparison.Ordinal))
        {
            string[] parts = text.Split(':', 3);
            throw new RpcException((StatusCode)int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }

    private async ValueTask<Text> Unary(Text request, ServerCallContext context)
    {
        Fail(request.Value);
        switch (request.Value)
        {
            case "sleep":
                await sleeping.SleepAsync(context.CancellationToken);
                break;
            case "sleeping":
                return new Text(sleeping.Count.ToString(CultureInfo.InvariantCulture));
            case "metadata":
                Metadata echo = [];
                foreach (Metadata.Entry entry in context.RequestHeaders.Where(static entry => entry.Key is "x-text" or "x-data-bin"))
                {
                    echo.Add(entry);
                    context.ResponseTrailers.Add(entry);
                }

                await context.WriteResponseHeadersAsync(echo);
                break;
        }

        return request;
    }

    private async IAsyncEnumerable<Text> Chat(IAsyncEnumerable<Text> requests, ServerCallContext context)
    {
        await foreach (Text request in requests)
        {
            Fail(request.Value);
            if (request.Value == "sleep")
            {
                await sleeping.SleepAsync(context.CancellationToken);
            }

            yield return request;
        }
    }
}
