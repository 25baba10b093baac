namespace ProtoGen.Grpc;

/// <summary>What one call is given besides its request. Immutable; <c>default</c> means no headers, no deadline, no cancellation.</summary>
public readonly struct CallOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="headers">Request metadata; null for none. It is read when the call starts.</param>
    /// <param name="deadline">The instant by which the call must have ended; see <see cref="Deadline"/>.</param>
    /// <param name="cancellationToken">Cancels the call, at any time of its life.</param>
    /// <exception cref="ArgumentException">The deadline is a time of unspecified kind.</exception>
    public CallOptions(Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        Headers = headers;
        Deadline = ToUtc(deadline);
        CancellationToken = cancellationToken;
    }

    /// <summary>Request metadata; null for none.</summary>
    public Metadata? Headers { get; private init; }

    /// <summary>The instant, in UTC, by which the call must have ended; null or <see cref="DateTime.MaxValue"/> for none. Local times are converted.</summary>
    public DateTime? Deadline { get; private init; }

    /// <summary>Cancels the call: the stream is reset and the call ends as <see cref="StatusCode.Cancelled"/>.</summary>
    public CancellationToken CancellationToken { get; private init; }

    /// <summary>
    /// What compresses the requests: the encoding name of one of the channel's providers, <c>identity</c> for nothing, or null for what the channel says.
    /// </summary>
    public string? CompressionAlgorithm { get; private init; }

    /// <summary>How the requests are sent that say nothing else.</summary>
    public WriteOptions WriteOptions { get; private init; }

    /// <summary>What proves who calls, besides the credentials of the channel; null for nothing more.</summary>
    public CallCredentials? Credentials { get; private init; }

    /// <summary>Cancels the call as well: the token of a call on whose behalf this one is made.</summary>
    internal CancellationToken AdditionalToken { get; private init; }

    /// <summary>
    /// Options for a call that is made on behalf of the one that a server method serves: it must end when that one must, and is cancelled when that one is.
    /// </summary>
    /// <param name="context">The context of the server method.</param>
    public static CallOptions FromContext(ServerCallContext context) => default(CallOptions).WithContext(context);

    /// <summary>The same options with other headers.</summary>
    public CallOptions WithHeaders(Metadata? headers) => this with { Headers = headers };

    /// <summary>The same options with another deadline.</summary>
    /// <exception cref="ArgumentException">The deadline is a time of unspecified kind.</exception>
    public CallOptions WithDeadline(DateTime? deadline) => this with { Deadline = ToUtc(deadline) };

    /// <summary>The same options with another token.</summary>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) => this with { CancellationToken = cancellationToken };

    /// <summary>The same options with another <see cref="CompressionAlgorithm"/>.</summary>
    public CallOptions WithCompressionAlgorithm(string? compressionAlgorithm) => this with { CompressionAlgorithm = compressionAlgorithm };

    /// <summary>The same options with other <see cref="WriteOptions"/>.</summary>
    public CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { WriteOptions = writeOptions };

    /// <summary>The same options with other <see cref="Credentials"/>.</summary>
    public CallOptions WithCredentials(CallCredentials? credentials) => this with { Credentials = credentials };

    /// <summary>
    /// The same options for a call on behalf of the one that a server method serves: the earlier one of the two deadlines counts, and either of the two tokens cancels.
    /// </summary>
    /// <param name="context">The context of the server method.</param>
    public CallOptions WithContext(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var deadline = context.Deadline < (Deadline ?? DateTime.MaxValue) ? context.Deadline : Deadline;
        return CancellationToken.CanBeCanceled
            ? this with { Deadline = deadline, AdditionalToken = context.CancellationToken }
            : this with { Deadline = deadline, CancellationToken = context.CancellationToken };
    }

    internal CallOptions WithAdditionalToken(CancellationToken token) => this with { AdditionalToken = token };

    private static DateTime? ToUtc(DateTime? deadline) => deadline switch
    {
        null => null,
        { } never when never == DateTime.MaxValue => null,
        { Kind: DateTimeKind.Utc } utc => utc,
        { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        _ => throw new ArgumentException("A deadline must be a UTC or local time; this one has DateTimeKind.Unspecified.", nameof(deadline)),
    };
}
