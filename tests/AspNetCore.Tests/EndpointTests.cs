using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task AttributesOfServiceAndMethodAreEndpointMetadata()
    {
        await using EchoServer server = await EchoServer.StartAsync(static services => services.AddGrpc(), static app => app.MapGrpcService<MarkedService>());

        Assert.Equal(["service", "unary"], Marks(server, "Unary"));
        Assert.Equal(["service", "count"], Marks(server, "Count"));
        Assert.Equal(["service"], Marks(server, "Collect"));
    }

    [Fact]
    public async Task AnEndpointTellsItsMethod()
    {
        await using EchoServer server = await EchoServer.StartAsync(static services => services.AddGrpc(), static app => app.MapGrpcService<MarkedService>());

        GrpcMethodMetadata metadata = Find(server, "Count").Metadata.GetRequiredMetadata<GrpcMethodMetadata>();

        Assert.Equal(typeof(MarkedService), metadata.ServiceType);
        Assert.Equal("test.v1.Echo", metadata.ServiceName);
        Assert.Equal("Count", metadata.MethodName);
        Assert.Equal(MethodType.ServerStreaming, metadata.MethodType);
        Assert.Equal("gRPC - /test.v1.Echo/Count", Find(server, "Count").DisplayName);
    }

    [Fact]
    public async Task ConventionsReachEveryMethod()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services => services.AddProtoGenGrpc(), static app => app.MapProtoGenService<MarkedService>().WithMetadata(new MarkAttribute("convention")));

        Assert.Equal(["service", "unary", "convention"], Marks(server, "Unary"));
        Assert.Equal(["service", "convention"], Marks(server, "Chat"));
    }

    [Fact]
    public async Task AuthorizationRefusesACallBeforeItsHandler()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services =>
            {
                // The core only: all of AddAuthentication makes a key ring in the user's home, and logs that it did.
                services.AddAuthenticationCore(static options =>
                {
                    options.AddScheme<NobodyHandler>("nobody", displayName: null);
                    options.DefaultScheme = "nobody";
                });
                services.AddWebEncoders();
                services.AddAuthorization();
                services.AddGrpc();
            },
            static app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapGrpcService<MarkedService>().RequireAuthorization(new AuthorizeAttribute());
            });

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal(HttpStatusCode.Unauthorized, response.HttpStatus);
        Assert.Empty(response.Body);
    }

    [Theory]
    [InlineData("test.v1.Echo/Missing", "method")]
    [InlineData("test.v1.Nobody/Unary", "service")]
    public async Task AnUnknownMethodOrServiceIsUnimplemented(string path, string what)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync(path, Frames.Of("a"));

        Assert.Equal(HttpStatusCode.OK, response.HttpStatus);
        Assert.Equal("application/grpc", response.ContentType);
        Assert.True(response.IsTrailersOnly);
        Assert.Equal("12", response.GrpcStatus);
        Assert.Contains(what, response.GrpcMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Collect")]
    [InlineData("Chat")]
    public async Task AMethodThatIsNotOverriddenIsUnimplemented(string method)
    {
        await using EchoServer server = await EchoServer.StartAsync(static services => services.AddGrpc(), static app => app.MapGrpcService<MarkedService>());

        Assert.Equal("12", (await server.Client.PostAsync("test.v1.Echo/" + method, Frames.Of("a"))).GrpcStatus);
    }

    [Fact]
    public async Task AnAsyncIteratorServesAStream()
    {
        await using EchoServer server = await EchoServer.StartAsync(static services => services.AddGrpc(), static app => app.MapGrpcService<MarkedService>());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1000));

        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"{i}"), response.Texts);
        Assert.Equal("0", response.GrpcStatus);
    }

    [Fact]
    public async Task OtherEndpointsStayReachable()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services => services.AddGrpc(),
            static app =>
            {
                app.MapGrpcService<MarkedService>();
                app.MapPost("/{first}/{second}", static (string first, string second) => $"{first}+{second}");
                app.MapFallback(static () => "fallback");
            });
        using var http = new HttpClient();
        using var json = new StringContent("{}");

        Assert.Equal("a+b", await (await http.PostAsync(new Uri(server.Http1, "a/b"), json).Within()).Content.ReadAsStringAsync());
        Assert.Equal("fallback", await http.GetStringAsync(new Uri(server.Http1, "test.v1.Echo/Missing")).Within());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync("test.v1.Echo/Unary", Frames.Of("a"))).HttpStatus);
    }

    [Fact]
    public async Task AMissingPageIsNotAGrpcCall()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(server.Http1, "a/b")).Within()).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync(new Uri(server.Http1, "test.v1.Echo/Unary")).Within()).StatusCode);
    }

    [Fact]
    public async Task ACorsPreflightFindsThePolicyOfItsMethod()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services =>
            {
                services.AddCors(static cors => cors.AddPolicy("pages", static policy => policy.WithOrigins("https://pages.example").AllowAnyMethod()));
                services.AddGrpc();
            },
            static app =>
            {
                app.UseCors();
                app.MapGrpcService<MarkedService>().RequireCors("pages");
            });
        using var http = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(server.Http1, "test.v1.Echo/Unary"));
        preflight.Headers.Add("Origin", "https://pages.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using HttpResponseMessage response = await http.SendAsync(preflight).Within();

        Assert.Equal("https://pages.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task SeveralServicesShareTheUnknownServiceEndpoint()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services => services.AddGrpc(),
            static app =>
            {
                app.MapGrpcService<MarkedService>();
                app.MapGrpcService<OtherService>();
            });

        Assert.Equal("12", (await server.Client.PostAsync("nobody/Unary", Frames.Of("a"))).GrpcStatus);
        Assert.Equal(["other"], (await server.Client.PostAsync("test.v1.Other/get_it", Frames.Of("a"))).Texts);
        Assert.Equal(["other"], Find(server, "get_it").Metadata.GetOrderedMetadata<MarkAttribute>().Select(static mark => mark.Name));
    }

    [Fact]
    public void MappingWithoutServicesSaysWhatIsMissing()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService<MarkedService>());

        Assert.Contains("AddGrpc()", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "1/0", "2/1", 2)]
    [InlineData("transient", "1/0", "2/1", 2)]
    [InlineData("scoped", "1/0", "2/1", 2)]
    [InlineData("singleton", "1/0", "1/0", 0)]
    public async Task AServiceLivesAsItIsRegistered(string lifetime, string first, string second, int disposed)
    {
        var counter = new LifetimeService.Counter();
        await using EchoServer server = await EchoServer.StartAsync(
            services =>
            {
                services.AddGrpc();
                services.AddSingleton(counter);
                _ = lifetime switch
                {
                    "transient" => services.AddTransient<LifetimeService>(),
                    "scoped" => services.AddScoped<LifetimeService>(),
                    "singleton" => services.AddSingleton<LifetimeService>(),
                    _ => services,
                };
            },
            static app =>
            {
                // The scope of a request ends after its response: the next call must not begin before.
                var idle = new SemaphoreSlim(1);
                app.Use(async (context, next) =>
                {
                    await idle.WaitAsync();
                    context.Response.OnCompleted(
                        static state =>
                        {
                            ((SemaphoreSlim)state).Release();
                            return Task.CompletedTask;
                        },
                        idle);
                    await next(context);
                });
                app.MapGrpcService<LifetimeService>();
            });

        Assert.Equal([first], (await server.Client.UnaryAsync("a")).Texts);
        Assert.Equal([second], (await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(0))).Texts);
        await server.Client.UnaryAsync("the third call waits for the second to be over");
        Assert.InRange(Volatile.Read(ref counter.Disposed), disposed, disposed + 1);
    }

    private static RouteEndpoint Find(EchoServer server, string method)
        => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.MethodName == method);

    private static IEnumerable<string> Marks(EchoServer server, string method)
        => Find(server, method).Metadata.GetOrderedMetadata<MarkAttribute>().Select(static mark => mark.Name);
}
