using System.Globalization;
using ProtoGen.AspNetCore;
using ProtoGen.Grpc;
using ProtoGen.InteropTests.Contract;
using ProtoGen.Rpc;

namespace ProtoGen.InteropTests;

/// <summary>Our side of interop.proto: does what the text of a request says.</summary>
internal sealed class InteropService(SleepingCalls sleeping) : Interop.InteropBase
{
    /// <summary>What the one case that lets a method throw leaves in the log.</summary>
    public const string ExpectedError = "a secret";

    public override async IAsyncEnumerable<Words> Count(Words request, ServerCallContext context)
    {
        int count = int.Parse(request.Text, CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            if (i % 100 == 0)
            {
                await Task.Yield();
            }

            yield return new Words { Text = i.ToString(CultureInfo.InvariantCulture) };
        }
    }

    public override async ValueTask<Words> Collect(IAsyncEnumerable<Words> requests, ServerCallContext context)
    {
        int length = 0;
        await foreach (Words request in requests)
        {
            length += request.Text.Length;
        }

        return new Words { Text = length.ToString(CultureInfo.InvariantCulture) };
    }

    public override async ValueTask<Words> Unary(Words request, ServerCallContext context)
    {
        Fail(request.Text);
        switch (request.Text)
        {
            case "sleep":
                await sleeping.SleepAsync(context.CancellationToken);
                break;
            case "sleeping":
                return new Words { Text = sleeping.Count.ToString(CultureInfo.InvariantCulture) };
            case "encoding":
                return new Words { Text = context.GetHttpContext().Request.Headers.GrpcEncoding.ToString() };
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

    public override async IAsyncEnumerable<Words> Chat(IAsyncEnumerable<Words> requests, ServerCallContext context)
    {
        await foreach (Words request in requests)
        {
            Fail(request.Text);
            if (request.Text == "sleep")
            {
                await sleeping.SleepAsync(context.CancellationToken);
            }

            yield return request;
        }
    }

    private static void Fail(string text)
    {
        if (text == "throw")
        {
            throw new InvalidOperationException(ExpectedError);
        }

        if (text == "rich")
        {
            throw new RpcException(StatusCode.InvalidArgument, "rich", new BadRequest { FieldViolations = [new() { Field = "name", Description = "is empty" }] });
        }

        if (text.StartsWith("fail:", StringComparison.Ordinal))
        {
            string[] parts = text.Split(':', 3);
            throw new RpcException((StatusCode)int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }
}
