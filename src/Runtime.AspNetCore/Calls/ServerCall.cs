using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using ProtoGen.AspNetCore.Protocol;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>One call as the handler sees it. Small, since every call has one; see <see cref="CallExtras"/> for the rest of its state.</summary>
internal sealed partial class ServerCall : ServerCallContext
{
    private readonly CallHandler _handler;
    private readonly ServerProtocol _protocol;
    private readonly DateTime _deadline;
    private CallExtras? _extras;
    private volatile bool _aborted;
    private volatile bool _deadlineExceeded;
    private bool _bodyStarted;
    private bool _ended;

    public ServerCall(HttpContext http, CallHandler handler, ServerProtocol protocol, in RequestHead head)
    {
        Http = http;
        _handler = handler;
        _protocol = protocol;
        _deadline = head.Timeout is { } given ? AfterNow(given) : DateTime.MaxValue;
        if (head.RequestCompression is not null || head.ResponseCompression is not null)
        {
            _extras = new CallExtras { RequestCompression = head.RequestCompression, ResponseCompression = head.ResponseCompression };
        }
    }

    public HttpContext Http { get; }

    public override string Method => _handler.MethodName;

    public override string Host => Http.Request.Host.Value ?? "";

    public override DateTime Deadline => _deadline;

    public override string Peer => FormatPeer(Http.Connection);

    public override Metadata RequestHeaders
    {
        get
        {
            CallExtras extras = Extras;
            return extras.RequestHeaders ??= MetadataHeaders.Read(Http.Request.Headers);
        }
    }

    public override Metadata ResponseTrailers
    {
        get
        {
            CallExtras extras = Extras;
            return extras.ResponseTrailers ??= new Metadata();
        }
    }

    public override Status Status
    {
        get => _extras?.Status ?? Status.Ok;
        set => Extras.Status = value;
    }

    public override WriteOptions WriteOptions
    {
        get => _extras?.WriteOptions ?? default;
        set => Extras.WriteOptions = value;
    }

    private CallExtras Extras => _extras ?? Interlocked.CompareExchange(ref _extras, new CallExtras(), null) ?? _extras;

    public override async ValueTask WriteResponseHeadersAsync(Metadata headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ValueTask<FlushResult> flush;
        lock (Extras.Lock)
        {
            ThrowIfCannotWrite();
            if (_bodyStarted)
            {
                throw new InvalidOperationException("The response headers have been sent: they go with the first message, and can be sent once.");
            }

            MetadataHeaders.Write(headers, Http.Response.Headers);
            _bodyStarted = true;
            flush = Http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }

        await flush.ConfigureAwait(false);
    }

    private static DateTime AfterNow(TimeSpan timeout)
    {
        DateTime now = DateTime.UtcNow;
        return timeout >= DateTime.MaxValue - now ? DateTime.MaxValue : now + timeout;
    }

    /// <summary>The form of grpc/doc/naming.md, as other implementations give it.</summary>
    private static string FormatPeer(ConnectionInfo connection)
    {
        if (connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Create(CultureInfo.InvariantCulture, $"ipv4:{address}:{connection.RemotePort}")
            : string.Create(CultureInfo.InvariantCulture, $"ipv6:[{address}]:{connection.RemotePort}");
    }
}
