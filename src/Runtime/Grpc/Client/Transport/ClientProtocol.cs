namespace ProtoGen.Grpc.Client;

/// <summary>
/// The one place where the client knows how a call looks in HTTP. Everything above it is the same for every protocol that carries
/// length-prefixed messages.
/// </summary>
internal abstract class ClientProtocol
{
    /// <summary>Builds the request of a call.</summary>
    /// <param name="uri">The absolute address of the method.</param>
    /// <param name="headers">The application's metadata; null for none.</param>
    /// <param name="timeout">What remains until the deadline; null for none.</param>
    /// <param name="acceptEncoding">What responses may be compressed with.</param>
    /// <param name="content">The request messages.</param>
    public abstract HttpRequestMessage CreateRequest(Uri uri, Metadata? headers, TimeSpan? timeout, string acceptEncoding, HttpContent content);

    /// <summary>Declares what the messages of a request may be compressed with.</summary>
    public abstract void DeclareEncoding(HttpContent content, string encoding);

    /// <summary>Judges the head of a response.</summary>
    /// <param name="response">The response, its body unread.</param>
    /// <param name="headers">The metadata, if it had to be read already; null otherwise.</param>
    /// <returns>How the call ended, or null when messages may follow.</returns>
    public abstract CallEnd? ReadHead(HttpResponseMessage response, out Metadata? headers);

    /// <summary>The metadata of a response head that <see cref="ReadHead"/> accepted.</summary>
    public abstract Metadata ReadHeaders(HttpResponseMessage response);

    /// <summary>The status of a call whose response body has been read to its end.</summary>
    public abstract CallEnd ReadEnd(HttpResponseMessage response);

    /// <summary>What undoes the compression of a response's messages.</summary>
    /// <exception cref="RpcException">The response declares none, or one that is not known here.</exception>
    public abstract ICompressionProvider SelectDecompression(HttpResponseMessage response, CompressionProviders known);
}
