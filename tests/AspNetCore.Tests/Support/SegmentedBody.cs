using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Middleware that shows the body of a request in segments of one byte, which a transport may and Kestrel does not do.</summary>
internal sealed class SegmentedBody(PipeReader reader) : IRequestBodyPipeFeature
{
    public PipeReader Reader { get; } = reader;

    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        using var body = new MemoryStream();
        await http.Request.BodyReader.CopyToAsync(body, http.RequestAborted);
        if (body.Length > 0)
        {
            http.Features.Set<IRequestBodyPipeFeature>(new SegmentedBody(PipeReader.Create(Segment.PerByte(body.ToArray()))));
        }

        await next(http);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private Segment(byte value, Segment? previous)
        {
            Memory = new[] { value };
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + 1;
                previous.Next = this;
            }
        }

        public static ReadOnlySequence<byte> PerByte(byte[] bytes)
        {
            var first = new Segment(bytes[0], null);
            Segment last = first;
            foreach (byte value in bytes.AsSpan(1))
            {
                last = new Segment(value, last);
            }

            return new ReadOnlySequence<byte>(first, 0, last, 1);
        }
    }
}
