using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>The compressions of one service.</summary>
internal sealed class ServerCompression
{
    public ServerCompression(GrpcServiceOptions options)
    {
        Known = new CompressionProviders(options.CompressionProviders);
        if (!Known.TrySelect(options.ResponseCompressionAlgorithm, out ICompressionProvider? response))
        {
            throw new InvalidOperationException(
                $"{nameof(options.ResponseCompressionAlgorithm)} is '{options.ResponseCompressionAlgorithm}', but no compression provider has this name; known are: {Known.AcceptEncoding}.");
        }

        Response = response;
    }

    /// <summary>What requests may be compressed with.</summary>
    public CompressionProviders Known { get; }

    /// <summary>What compresses the responses if the client accepts it; null for nothing.</summary>
    public ICompressionProvider? Response { get; }
}
