using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>
/// Connection middleware that tells HTTP/2 from HTTP/1.1 by its preface. Kestrel decides by endpoint what a clear-text connection speaks, so there are two: the one that has the
/// port speaks HTTP/1.1, and its connections of HTTP/2 are handed over to a second one, which has no socket.
/// </summary>
internal sealed class HttpSwitch(ConnectionDelegate http1, Http2BranchEndPoint http2, TimeSpan patience)
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public static void Listen(KestrelServerOptions kestrel, IPEndPoint endPoint, Action<ListenOptions>? configure)
    {
        ListenOptions? main = null;
        var branch = new Http2BranchEndPoint(() => main!.EndPoint);
        kestrel.Listen(endPoint, listen =>
        {
            main = listen;
            configure?.Invoke(listen);
            listen.Protocols = HttpProtocols.Http1;
            ((IConnectionBuilder)listen).Use(next => new HttpSwitch(next, branch, kestrel.Limits.KeepAliveTimeout).OnConnectionAsync);
        });

        // Behind the other: it is known by the port that the other has got.
        kestrel.Listen(branch, static listen => listen.Protocols = HttpProtocols.Http2);
    }

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        bool isHttp2;
        var lifetime = connection.Features.Get<IConnectionLifetimeNotificationFeature>();
        using (var patienceOver = CancellationTokenSource.CreateLinkedTokenSource(lifetime?.ConnectionClosedRequested ?? default, connection.ConnectionClosed))
        {
            if (patience != TimeSpan.MaxValue)
            {
                patienceOver.CancelAfter(patience);
            }

            try
            {
                isHttp2 = await StartsWithPrefaceAsync(connection.Transport.Input, patienceOver.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // Nobody has asked for anything yet: the end of the connection is answer enough.
                return;
            }
        }

        if (!isHttp2)
        {
            await http1(connection).ConfigureAwait(false);
            return;
        }

        await using var branch = new Http2BranchConnection(connection);
        if (!http2.TryAccept(branch))
        {
            return;
        }

        // A request to close this connection, such as that of its age, is one to close the other.
        using CancellationTokenRegistration _ = lifetime?.ConnectionClosedRequested.UnsafeRegister(static branch => ((Http2BranchConnection)branch!).RequestClose(), branch) ?? default;
        await branch.Served.ConfigureAwait(false);
    }

    /// <summary>Looks at the first bytes and leaves them where they are.</summary>
    private static async ValueTask<bool> StartsWithPrefaceAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            bool matches = MatchesPreface(buffer);
            if (!matches || buffer.Length >= Preface.Length || result.IsCompleted)
            {
                // Not examined, so that whoever serves the connection reads the same bytes at once.
                input.AdvanceTo(buffer.Start);
                return matches && buffer.Length >= Preface.Length;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool MatchesPreface(ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(buffer.Length, Preface.Length)];
        buffer.Slice(0, start.Length).CopyTo(start);
        return Preface.StartsWith(start);
    }
}
