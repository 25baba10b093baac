using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc;

/// <summary>What a hand-written handler needs to speak gRPC, well or badly.</summary>
internal static class RawCalls
{
    public static byte[] Frame(string text) => Frame(Encoding.UTF8.GetBytes(text));

    public static byte[] Frame(byte[] message)
    {
        var length = message.Length;
        return [0, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. message];
    }

    public static void Begin(this HttpContext context) => context.Response.ContentType = "application/grpc";

    public static async Task SendAsync(this HttpContext context, params byte[] bytes)
    {
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    public static void End(this HttpContext context, int status = 0, string? message = null)
    {
        context.Response.AppendTrailer("grpc-status", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (message is not null) context.Response.AppendTrailer("grpc-message", message);
    }

    public static async Task ReplyAsync(this HttpContext context, string text)
    {
        context.Begin();
        await context.SendAsync(Frame(text));
        context.End();
    }

    public static async IAsyncEnumerable<byte[]> ReadAllAsync(this HttpContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (Framing.TryRead(ref buffer, int.MaxValue, out var frame) == FrameResult.Message) yield return frame.Payload.ToArray();
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) yield break;
        }
    }

    public static async Task<string> ReadOneAsync(this HttpContext context)
    {
        var text = "";
        await foreach (var message in context.ReadAllAsync()) text = Encoding.UTF8.GetString(message);
        return text;
    }
}
