using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>A connection as its second endpoint sees it: the same bytes and facts, and a lifetime that Kestrel manages once more.</summary>
internal sealed class Http2BranchConnection : ConnectionContext
{
    private readonly ConnectionContext _main;
    private readonly TaskCompletionSource _served = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Http2BranchConnection(ConnectionContext main)
    {
        _main = main;
        Transport = main.Transport;

        // What the server sets on its copy of the features stays there.
        Features = new FeatureCollection(main.Features);
    }

    /// <summary>Completes when the endpoint is done with the connection.</summary>
    public Task Served => _served.Task;

    public override IDuplexPipe Transport { get; set; }

    public override string ConnectionId
    {
        get => _main.ConnectionId;
        set => _main.ConnectionId = value;
    }

    public override IFeatureCollection Features { get; }

    public override IDictionary<object, object?> Items
    {
        get => _main.Items;
        set => _main.Items = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => _main.ConnectionClosed;
        set => _main.ConnectionClosed = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => _main.LocalEndPoint;
        set => _main.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => _main.RemoteEndPoint;
        set => _main.RemoteEndPoint = value;
    }

    public override void Abort(ConnectionAbortedException abortReason) => _main.Abort(abortReason);

    public void RequestClose() => Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();

    public override ValueTask DisposeAsync()
    {
        _served.TrySetResult();
        return base.DisposeAsync();
    }
}
