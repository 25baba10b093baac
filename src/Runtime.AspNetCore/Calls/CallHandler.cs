using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore.Hosting;
using ProtoGen.AspNetCore.Protocol;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>
/// Serves one rpc: the untyped core around the four call shapes. A call goes through here once, synchronously as far as it can, so
/// that an rpc whose request has arrived and whose handler does not wait needs no task, closure or state machine.
/// </summary>
internal abstract class CallHandler
{
    private readonly bool _streamsRequests;
    private readonly bool _liftsBodyLimit;
    private readonly bool _tracksCalls;

    protected CallHandler(MappedService mapped, string methodName, MethodType type)
    {
        MethodName = methodName;
        Activator = mapped.Activator;
        Logger = mapped.Server.Logger;
        MaxReceiveMessageSize = mapped.Options.MaxReceiveMessageSize ?? int.MaxValue;
        MaxSendMessageSize = mapped.Options.MaxSendMessageSize ?? int.MaxValue;
        MaxStatusDetailsSize = mapped.Options.MaxStatusDetailsSize ?? int.MaxValue;
        Compression = new ServerCompression(mapped.Options);
        EnableDetailedErrors = mapped.Options.EnableDetailedErrors;
        _tracksCalls = mapped.Server.TracksCalls;
        _streamsRequests = type is MethodType.ClientStreaming or MethodType.DuplexStreaming;

        // Kestrel refuses bodies over 30 MB by default: a stream has no such end, and one message has our own limit.
        _liftsBodyLimit = _streamsRequests || MaxReceiveMessageSize > 16 * 1024 * 1024;
    }

    /// <summary>The path of the rpc: <c>/service/name</c>.</summary>
    public string MethodName { get; }

    public ILogger Logger { get; }

    public int MaxReceiveMessageSize { get; }

    public int MaxSendMessageSize { get; }

    public int MaxStatusDetailsSize { get; }

    public ServerCompression Compression { get; }

    public bool EnableDetailedErrors { get; }

    protected ServiceActivator Activator { get; }

    /// <summary>The endpoint's request delegate.</summary>
    public Task HandleAsync(HttpContext http)
    {
        ServerProtocol? protocol = ServerProtocol.Select(http.Request.ContentType);
        if (protocol is null)
        {
            return HttpErrors.WriteUnsupportedMediaTypeAsync(http, Logger);
        }

        if (!protocol.SupportsHttpVersion(http))
        {
            return HttpErrors.WriteUnsupportedVersionAsync(http, Logger);
        }

        protocol.WriteResponseHeaders(http);
        if (!protocol.TryReadRequestHeaders(http, Compression, out RequestHead head, out Status failure))
        {
            Log.CallRefused(Logger, MethodName, failure.StatusCode, failure.Detail);
            protocol.WriteStatus(http, failure, trailers: null, bodyStarted: false);
            return Task.CompletedTask;
        }

        if (_liftsBodyLimit)
        {
            LiftBodyLimits(http);
        }

        var call = new ServerCall(http, this, protocol, in head);
        if (_tracksCalls)
        {
            http.Features.Set(call);
        }

        ValueTask run;
        try
        {
            run = InvokeAsync(call);
        }
        catch (Exception exception)
        {
            return call.FailAsync(exception);
        }

        return run.IsCompletedSuccessfully ? call.CompleteAsync() : FinishAsync(call, run);
    }

    /// <summary>Reads the request, runs the user's method and writes its response; what it throws becomes the status.</summary>
    protected abstract ValueTask InvokeAsync(ServerCall call);

    private static async Task FinishAsync(ServerCall call, ValueTask run)
    {
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await call.FailAsync(exception).ConfigureAwait(false);
            return;
        }

        await call.CompleteAsync().ConfigureAwait(false);
    }

    private void LiftBodyLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        // A client may pause for as long as it likes between the messages of a stream.
        if (_streamsRequests && http.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
