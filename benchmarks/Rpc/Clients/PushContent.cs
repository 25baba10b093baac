using System.Net;

namespace ProtoGen.Benchmarks.Rpc.Clients;

/// <summary>A request body that is written as it comes into being.</summary>
internal sealed class PushContent(Func<Stream, Task> write) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
