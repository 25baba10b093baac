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
    /// <param name="content">The request messages.</param>
    public abstract HttpRequestMessage CreateRequest(Uri uri, Metadata? headers, TimeSpan? timeout, HttpContent content);

    /// <summary>Judges the head of a response.</summary>
    /// <param name="response">The response, its body unread.</param>
    /// <param name="headers">The metadata, if it had to be read already.</param>
    /// <returns>How the call ended, or null when messages may follow.</returns>
    public abstract CallEnd? ReadHead(HttpResponseMessage response, out Metadata? headers);

    /// <summary>The metadata of a response head that <see cref="ReadHead"/> accepted.</summary>
    public abstract Metadata ReadHeaders(HttpResponseMessage response);

    /// <summary>The status of a call whose response body has been read to its end.</summary>
    public abstract CallEnd ReadEnd(HttpResponseMessage response);

    /// <summary>Whether messages of the response may be compressed with something that this client can undo.</summary>
    public abstract Status CompressedMessageStatus(HttpResponseMessage response);
}
