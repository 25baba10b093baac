using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

public sealed class ClientFactoryTests
{
    [Fact]
    public async Task TheClassAndItsInterfaceCanBeAskedFor()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        await using ServiceProvider services = new ServiceCollection()
            .AddGrpcClient<EchoClients.EchoClient>(options => options.Address = server.Http2).Services
            .BuildServiceProvider();

        Assert.Equal("Hello a", await services.GetRequiredService<EchoClients.EchoClient>().UnaryAsync("a").ResponseAsync.Within());
        Assert.Equal("Hello b", await services.GetRequiredService<EchoClients.IEchoClient>().UnaryAsync("b").ResponseAsync.Within());
        Assert.Null(services.GetService<IDisposable>());
    }

    [Fact]
    public async Task ClientsOfOneTypeCanHaveNames()
    {
        await using EchoServer one = await EchoServer.StartAsync(new Handlers { Unary = static (_, _) => new("one") });
        await using EchoServer two = await EchoServer.StartAsync(new Handlers { Unary = static (_, _) => new("two") });
        var services = new ServiceCollection();
        services.AddGrpcClient<EchoClients.EchoClient>("one", options => options.Address = one.Http2);
        services.AddGrpcClient<EchoClients.EchoClient>("two", options => options.Address = two.Http2);
        services.AddGrpcClient<EchoClients.EchoClient>("none");
        await using ServiceProvider provider = services.BuildServiceProvider();
        GrpcClientFactory factory = provider.GetRequiredService<GrpcClientFactory>();

        Assert.Equal("one", await factory.CreateClient<EchoClients.EchoClient>("one").UnaryAsync("a").ResponseAsync.Within());
        Assert.Equal("two", await factory.CreateClient<EchoClients.EchoClient>("two").UnaryAsync("a").ResponseAsync.Within());
        Assert.Contains("'none' has no address", Assert.Throws<InvalidOperationException>(() => factory.CreateClient<EchoClients.EchoClient>("none")).Message, StringComparison.Ordinal);
        Assert.Contains("'other' has no address", Assert.Throws<InvalidOperationException>(() => factory.CreateClient<EchoClients.EchoClient>("other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChannelHandlersInterceptorsAndCredentialsAreConfigured()
    {
        var handlers = new Handlers
        {
            Unary = static (_, context) =>
            {
                Metadata headers = context.RequestHeaders;
                string encoding = context.GetHttpContext().Request.Headers.GrpcEncoding.ToString();
                return new($"{encoding} {headers.GetValue("x-handler")} {headers.GetValue("x-interceptors")} {headers.GetValue("authorization")}");
            },
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers);
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddTransient<AddingHandler>();
        services.AddGrpcClient<EchoClients.EchoClient>(options => options.Address = server.Http2)
            .ConfigureChannel(channel =>
            {
                channel.CompressionAlgorithm = "gzip";
                channel.UnsafeUseInsecureChannelCallCredentials = true;
            })
            .AddHttpMessageHandler<AddingHandler>()
            .AddInterceptor<TenantInterceptor>()
            .AddInterceptor(static _ => new Appending("inner"))
            .AddCallCredentials(static provider => CallCredentials.FromToken(_ => new("of-" + provider.GetRequiredService<Tenant>().Name)));
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        foreach (string tenant in (string[])["acme", "other"])
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Name = tenant;
            var client = scope.ServiceProvider.GetRequiredService<EchoClients.IEchoClient>();

            Assert.Equal($"gzip handled {tenant},inner Bearer of-{tenant}", await client.UnaryAsync("a").ResponseAsync.Within());
        }
    }

    [Fact]
    public async Task ACallInsideACallTakesOverItsDeadlineAndCancellation()
    {
        var deadlines = new ConcurrentQueue<DateTime>();
        var innerCancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var innerStarted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer back = await EchoServer.StartAsync(new Handlers
        {
            Unary = async (request, context) =>
            {
                deadlines.Enqueue(context.Deadline);
                if (request == "wait")
                {
                    context.CancellationToken.Register(innerCancelled.SetResult);
                    innerStarted.SetResult();
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }

                return request;
            },
        });
        await using EchoServer front = await StartFrontAsync(back, propagation: null);
        using GrpcChannel channel = GrpcChannel.ForAddress(front.Http2);
        var client = new EchoClients.EchoClient(channel.CreateCallInvoker());

        DateTime deadline = DateTime.UtcNow.AddSeconds(30);
        await client.UnaryAsync("a", new CallOptions(deadline: deadline)).ResponseAsync.Within();
        await client.UnaryAsync("a").ResponseAsync.Within();
        Assert.InRange(deadlines.First(), deadline.AddSeconds(-5), deadline.AddSeconds(5));
        Assert.Equal(DateTime.MaxValue, deadlines.Last());

        UnaryCall<string> cancelled = client.UnaryAsync("wait");
        await innerStarted.Task.Within();
        cancelled.Dispose();
        await innerCancelled.Task.Within();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutsideACallPropagationIsAnErrorUnlessSuppressed(bool suppressed)
    {
        await using EchoServer back = await EchoServer.StartAsync(new Handlers());
        await using EchoServer front = await StartFrontAsync(back, options => options.SuppressContextNotFoundErrors = suppressed);
        var client = front.Services.GetRequiredService<EchoClients.IEchoClient>();

        if (suppressed)
        {
            Assert.Equal("Hello a", await client.UnaryAsync("a").ResponseAsync.Within());
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => { client.UnaryAsync("a"); });
        }
    }

    private static Task<EchoServer> StartFrontAsync(EchoServer back, Action<GrpcContextPropagationOptions>? propagation)
        => EchoServer.StartAsync(
            services =>
            {
                services.AddGrpc();
                services.AddGrpcClient<EchoClients.EchoClient>(options => options.Address = back.Http2).EnableCallContextPropagation(propagation);
            },
            app => app.MapGrpcService<ForwardingService>());

    private sealed class ForwardingService(EchoClients.IEchoClient back) : EchoBase
    {
        public override async ValueTask<string> Unary(string request, ServerCallContext context) => await back.UnaryAsync(request);
    }

    private sealed class Tenant
    {
        public string Name { get; set; } = "none";
    }

    private sealed class TenantInterceptor(Tenant tenant) : ClientInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
            => new Appending(tenant.Name).InvokeAsync(call, next);
    }

    private sealed class Appending(string name) : ClientInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            string? before = call.RequestHeaders.GetValue("x-interceptors");
            call.RequestHeaders.Remove("x-interceptors");
            call.RequestHeaders.Add("x-interceptors", before is null ? name : $"{before},{name}");
            return next(call);
        }
    }

    private sealed class AddingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("x-handler", "handled");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
