using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

public sealed class ChannelOptionsTests
{
    [Theory]
    [InlineData("unix:")]
    [InlineData("unix://")]
    public async Task AUnixDomainSocketIsAnAddress(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory("protogen-uds-");
        try
        {
            var path = Path.Combine(folder.FullName, "a b.sock");
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http2));
            await using var app = builder.Build();
            app.Run(static async context => await context.ReplyAsync($"{context.Request.Scheme}://{context.Request.Host} {await context.ReadOneAsync()}"));
            await app.StartAsync().Soon();
            using var channel = GrpcChannel.ForAddress(prefix + path);

            Assert.Equal("http://localhost hello", await channel.CreateCallInvoker().Unary(TestMethods.Unary, "hello", default).ResponseAsync.Soon());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ASocketThatIsNotThereIsUnavailable()
    {
        using var channel = GrpcChannel.ForAddress("unix:/nowhere/at/all.sock");
        using var call = channel.CreateCallInvoker().Unary(TestMethods.Unary, "", default);
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
    }

    [Theory]
    [InlineData("unix:")]
    [InlineData("unix://host/path")]
    [InlineData("dns:///localhost")]
    [InlineData("http://localhost/path")]
    [InlineData("relative")]
    public void OtherAddressesAreRefused(string address) => Assert.ThrowsAny<Exception>(() => GrpcChannel.ForAddress(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Fact]
    public async Task MetadataBeyondTheLimitFailsTheCall()
    {
        await using var server = await RawServer.StartAsync(static context =>
        {
            context.Response.Headers["x-large"] = new string('x', 3000);
            return context.ReplyAsync("");
        });
        Assert.Equal("", await server.Invoker.Unary(TestMethods.Unary, "", default).ResponseAsync.Soon());
        server.NewChannel(new GrpcChannelOptions { MaxMetadataSize = 2048 });
        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "", default).ResponseAsync.Soon());
        Assert.True(exception.StatusCode == StatusCode.ResourceExhausted, exception.ToString());
    }

    [Fact]
    public void TheHandlerIsMadeAsTheOptionsSay()
    {
        var defaults = (SocketsHttpHandler)GrpcChannel.CreateHandler(new Uri("https://localhost"), new GrpcChannelOptions());
        Assert.Equal(
            (TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, 64, true),
            (defaults.ConnectTimeout, defaults.PooledConnectionIdleTimeout, defaults.PooledConnectionLifetime, defaults.KeepAlivePingDelay, defaults.MaxResponseHeadersLength, defaults.EnableMultipleHttp2Connections));
        var handler = (SocketsHttpHandler)GrpcChannel.CreateHandler(new Uri("https://localhost"), new GrpcChannelOptions
        {
            ConnectTimeout = TimeSpan.FromSeconds(1),
            ConnectionIdleTimeout = TimeSpan.FromSeconds(2),
            MaxConnectionAge = TimeSpan.FromSeconds(3),
            KeepAlivePingDelay = TimeSpan.FromSeconds(4),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePermitWithoutCalls = true,
            MaxMetadataSize = 1025,
        });
        Assert.Equal([1, 2, 3, 4, 5], new[] { handler.ConnectTimeout, handler.PooledConnectionIdleTimeout, handler.PooledConnectionLifetime, handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout }.Select(time => (int)time.TotalSeconds));
        Assert.Equal((HttpKeepAlivePingPolicy.Always, 2), (handler.KeepAlivePingPolicy, handler.MaxResponseHeadersLength));
    }

    [Fact]
    public async Task TheChannelLogsItsCalls()
    {
        await using var server = await RawServer.StartAsync(static async context =>
        {
            if (await context.ReadOneAsync() == "ok") await context.ReplyAsync("");
            else context.Response.StatusCode = 404;
        });
        using var loggers = new Recorder();
        server.NewChannel(new GrpcChannelOptions { LoggerFactory = loggers });
        await server.Invoker.Unary(TestMethods.Unary, "ok", default).ResponseAsync.Soon();
        await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "no", default).ResponseAsync.Soon());
        Assert.Equal(
            [
                "Debug 1 /test.v1.Text/Unary was started.",
                "Debug 2 /test.v1.Text/Unary succeeded.",
                "Debug 1 /test.v1.Text/Unary was started.",
                "Information 3 /test.v1.Text/Unary ended with Unimplemented: The server answered with HTTP status 404 and content type '' instead of a gRPC response.",
            ],
            loggers.Lines);
    }

    [Fact]
    public async Task ACallTakesOverWhatItsContextAllows()
    {
        await using var server = await RawServer.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var ofContext = new CancellationTokenSource();
        using var own = new CancellationTokenSource();
        var near = DateTime.UtcNow.AddMinutes(1);
        var context = new PropagatedContext(near, ofContext.Token);

        Assert.Equal(near, CallOptions.FromContext(context).Deadline);
        Assert.Equal(near, new CallOptions(deadline: near.AddMinutes(1)).WithContext(context).Deadline);
        Assert.Equal(near.AddSeconds(-1), new CallOptions(deadline: near.AddSeconds(-1)).WithContext(context).Deadline);
        Assert.Null(CallOptions.FromContext(new PropagatedContext(DateTime.MaxValue, default)).Deadline);

        using var first = server.Invoker.Unary(TestMethods.Unary, "", CallOptions.FromContext(context));
        using var second = server.Invoker.Unary(TestMethods.Unary, "", new CallOptions(cancellationToken: own.Token).WithContext(context));
        using var third = server.Invoker.Unary(TestMethods.Unary, "", new CallOptions(cancellationToken: own.Token).WithContext(new PropagatedContext(near, default)));
        using var intercepted = server.Channel.Intercept(new Passing()).Unary(TestMethods.Unary, "", new CallOptions(cancellationToken: own.Token).WithContext(context));
        await ofContext.CancelAsync();

        foreach (var call in (UnaryCall<string>[])[first, second, intercepted])
            Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.False(third.ResponseAsync.IsCompleted);
        await own.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => third.ResponseAsync.Soon())).StatusCode);
    }

    private sealed class Passing : ClientInterceptor;

    private sealed class Recorder : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName)
        {
            Assert.Equal("ProtoGen.Grpc.Client", categoryName);
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
