using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore;

/// <summary>
/// Settings of all gRPC services of an application (<see cref="GrpcServiceCollectionExtensions.AddGrpc"/>), or of one, which starts with those of all
/// (<see cref="GrpcServerBuilderExtensions.AddServiceOptions"/>).
/// </summary>
public sealed class GrpcServiceOptions
{
    /// <summary>The default of <see cref="MaxReceiveMessageSize"/>: 4 MiB, as in every other gRPC implementation.</summary>
    public const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    /// <summary>
    /// The largest request message in bytes, after decompression; null lifts the limit. A larger one fails the call with
    /// RESOURCE_EXHAUSTED as soon as its length prefix is read, before any of it is buffered.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxReceiveMessageSize
    {
        get;
        set => field = CheckSize(value);
    } = DefaultMaxReceiveMessageSize;

    /// <summary>The largest response message in bytes, before compression; null, the default, is no limit. A larger one fails the call with RESOURCE_EXHAUSTED.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxSendMessageSize
    {
        get;
        set => field = CheckSize(value);
    }

    /// <summary>
    /// The compressions that requests may use and responses can be sent with; gzip, deflate and brotli unless changed. Of several with one name the last counts.
    /// </summary>
    public IList<ICompressionProvider> CompressionProviders { get; } = Grpc.CompressionProviders.CreateDefaults();

    /// <summary>
    /// What compresses the responses for clients that accept it: the encoding name of one of <see cref="CompressionProviders"/>; null, the default,
    /// for nothing. A method opts out by <see cref="ServerCallContext.WriteOptions"/>, or per message of a stream.
    /// </summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>
    /// The largest <c>google.rpc.Status</c> of a rich error in bytes, 4 KiB by default; null lifts the limit. Larger details are left out with a line in the log,
    /// and the call fails with its status alone: clients of other languages refuse responses with more than 8 KiB of trailers, and would see another error.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxStatusDetailsSize
    {
        get;
        set => field = CheckSize(value);
    } = 4 * 1024;

    /// <summary>
    /// Sends the type and text of a handler's unexpected exception to the client. They may hold secrets:
    /// for development only. Off by default, when the client sees UNKNOWN and a fixed text.
    /// </summary>
    public bool EnableDetailedErrors { get; set; }

    /// <summary>What runs around every call, the first one outermost. Those of one service run inside those of all.</summary>
    public ServerInterceptorCollection Interceptors { get; } = new();

    internal GrpcServiceOptions Clone()
    {
        var copy = new GrpcServiceOptions
        {
            MaxReceiveMessageSize = MaxReceiveMessageSize,
            MaxSendMessageSize = MaxSendMessageSize,
            MaxStatusDetailsSize = MaxStatusDetailsSize,
            ResponseCompressionAlgorithm = ResponseCompressionAlgorithm,
            EnableDetailedErrors = EnableDetailedErrors,
        };
        copy.CompressionProviders.Clear();
        foreach (ICompressionProvider provider in CompressionProviders)
        {
            copy.CompressionProviders.Add(provider);
        }

        copy.Interceptors.AddRange(Interceptors);
        return copy;
    }

    private static int? CheckSize(int? value)
    {
        if (value is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(value));
        }

        return value;
    }
}
