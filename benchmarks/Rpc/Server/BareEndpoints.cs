using System.Buffers;
using System.IO.Pipelines;
using Bench.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ProtoGen.Benchmarks.Rpc.Server;

/// <summary>What the paths of the service cost without a gRPC library: routed endpoints that write bytes made in advance.</summary>
internal static class BareEndpoints
{
    /// <summary>20 fixed bytes: HTTP/2 and routing alone.</summary>
    public const string FloorPath = "/floor";

    private static readonly byte[] _body = new byte[20];

    public static void Map(WebApplication app)
    {
        app.Map(FloorPath, static http =>
        {
            http.Response.BodyWriter.Write(_body);
            return Task.CompletedTask;
        });
        app.Map(Frames.PathOf("SayHello"), SayHello);
        app.Map(Frames.PathOf("SayMany"), SayManyAsync);
        app.Map(Frames.PathOf("Hear"), HearAsync);
        app.Map(Frames.PathOf("Converse"), ConverseAsync);
    }

    /// <summary>The least that a unary call takes: its body is read, and its status is a trailer.</summary>
    private static Task SayHello(HttpContext http)
    {
        Begin(http);
        if (http.Request.BodyReader.TryRead(out ReadResult read))
        {
            if (read.IsCompleted)
                return Reply(http, read);
            http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return ReadAndReplyAsync(http);

        static async Task ReadAndReplyAsync(HttpContext http)
        {
            ReadResult read = await http.Request.BodyReader.ReadAsync();
            while (!read.IsCompleted)
            {
                http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await http.Request.BodyReader.ReadAsync();
            }

            await Reply(http, read);
        }

        static Task Reply(HttpContext http, ReadResult read)
        {
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            http.Response.BodyWriter.Write(Frames.Reply);
            End(http);
            return Task.CompletedTask;
        }
    }

    /// <summary>One flush per message.</summary>
    private static async Task SayManyAsync(HttpContext http)
    {
        Begin(http);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        int count = Count.Parse(body.GetBuffer().AsSpan(Frames.PrefixLength, (int)body.Length - Frames.PrefixLength)).Value;
        for (int i = 0; i < count; i++)
        {
            http.Response.BodyWriter.Write(Frames.Reply);
            await http.Response.BodyWriter.FlushAsync();
        }

        End(http);
    }

    private static async Task HearAsync(HttpContext http)
    {
        Begin(http);
        long length = 0;
        ReadResult read;
        do
        {
            read = await http.Request.BodyReader.ReadAsync();
            length += read.Buffer.Length;
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
        http.Response.BodyWriter.Write(Frames.Frame(new Count { Value = (int)(length / Frames.Request.Length) }.ToByteArray()));
        End(http);
    }

    /// <summary>One flush per answer.</summary>
    private static async Task ConverseAsync(HttpContext http)
    {
        Begin(http);
        await http.Response.BodyWriter.FlushAsync();
        ReadResult read;
        do
        {
            read = await http.Request.BodyReader.ReadAsync();
            long messages = read.Buffer.Length / Frames.Request.Length;
            http.Request.BodyReader.AdvanceTo(read.Buffer.GetPosition(messages * Frames.Request.Length), read.Buffer.End);
            for (; messages > 0; messages--)
            {
                http.Response.BodyWriter.Write(Frames.Reply);
                await http.Response.BodyWriter.FlushAsync();
            }
        }
        while (!read.IsCompleted);
        End(http);
    }

    private static void Begin(HttpContext http) => http.Response.ContentType = "application/grpc";

    private static void End(HttpContext http) => http.Response.AppendTrailer("grpc-status", "0");
}
