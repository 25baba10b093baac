using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class InterceptorTests
{
    public static TheoryData<string> Shapes => ["Unary", "Count", "Collect", "Chat"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task EveryShapeRunsThroughTheChainInOrder(string shape)
    {
        var log = new ConcurrentQueue<string>();
        await using EchoServer server = await StartAsync(
            log, global: options => options.Interceptors.Add(new Logging("outer", log)), own: options => options.Interceptors.Add(new Logging("inner", log)));

        RawResponse response = await CallAsync(server, shape);

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(["outer begins", "inner begins", "inner ends OK", "outer ends OK"], log);
        Assert.Equal("outer,inner", response.Find("x-seen-by"));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task MessagesCanBeChangedBothWays(string shape)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), options =>
        {
            options.Interceptors.Add(new Marking("1"));
            options.Interceptors.Add(new Marking("2"));
        });

        RawResponse response = await CallAsync(server, shape);

        Assert.Equal(
            shape switch
            {
                "Unary" => ["Hello ab>1>2<2<1"],
                "Count" => ["0<2<1", "1<2<1"],
                "Collect" => ["\0\0\0\u0006"], // the length of ab>1>2
                _ => (string[])["ab>1>2<2<1"],
            },
            response.Texts);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task ACallCanBeRefused(string shape)
    {
        await using EchoServer server = await EchoServer.StartAsync(
            new Handlers(), options => options.Interceptors.Add(new Refusing(StatusCode.PermissionDenied)));

        RawResponse response = await CallAsync(server, shape);

        Assert.Equal(("7", "refused"), (response.GrpcStatus, response.GrpcMessage));
        Assert.Empty(response.Body);
    }

    [Fact]
    public async Task ACallCanBeAnsweredWithoutTheMethod()
    {
        var handlers = new Handlers { Unary = static (_, _) => throw new InvalidOperationException("must not be called") };
        await using EchoServer server = await EchoServer.StartAsync(handlers, options => options.Interceptors.Add(new Answering()));

        Assert.Equal(["cached ab"], (await CallAsync(server, "Unary")).Texts);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task TheMethodsExceptionCanBeMapped(string shape)
    {
        var handlers = new Handlers
        {
            Unary = static (_, _) => throw new KeyNotFoundException("which"),
            Count = static (_, _, _) => throw new KeyNotFoundException("which"),
            Collect = static (_, _) => throw new KeyNotFoundException("which"),
            Chat = static (_, _, _) => throw new KeyNotFoundException("which"),
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers, options => options.Interceptors.Add<Mapping>());

        RawResponse response = await CallAsync(server, shape);

        Assert.Equal(("5", "which"), (response.GrpcStatus, response.GrpcMessage));
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task AnInterceptorComesFromTheScopeOfTheCall(ServiceLifetime lifetime)
    {
        var log = new ConcurrentQueue<string>();
        await using EchoServer server = await EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(log);
                services.AddSingleton(new Handlers { Unary = (_, context) => new(context.GetHttpContext().RequestServices.GetRequiredService<Tenant>().Name) });
                services.AddScoped<Tenant>();
                services.Add(new ServiceDescriptor(typeof(Scoping), typeof(Scoping), lifetime));
                services.AddGrpc(options => options.Interceptors.Add<Scoping>());
            },
            app => app.MapGrpcService<EchoService>());

        // The method runs in the same scope, so it sees what the interceptor has set.
        Assert.Equal(["acme"], (await server.Client.UnaryAsync("a", ("x-tenant", "acme"))).Texts);
        Assert.Equal(["other"], (await server.Client.UnaryAsync("a", ("x-tenant", "other"))).Texts);
        Assert.Equal(lifetime == ServiceLifetime.Singleton ? ["made"] : ["made", "made"], log.Where(static entry => entry == "made"));
    }

    [Fact]
    public async Task AnInterceptorThatIsNotRegisteredIsDisposedAfterItsCall()
    {
        var log = new ConcurrentQueue<string>();
        await using EchoServer server = await EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(log);
                services.AddSingleton(new Handlers());
                services.AddGrpc(options => options.Interceptors.Add<Disposing>());
            },
            app => app.MapGrpcService<EchoService>());

        await server.Client.UnaryAsync("a");
        await server.Client.UnaryAsync("b");

        Assert.Equal(["made", "called", "disposed", "made", "called", "disposed"], log);
    }

    [Fact]
    public async Task OptionsOfOneServiceLeaveOthersAlone()
    {
        var log = new ConcurrentQueue<string>();
        await using EchoServer server = await EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(new Handlers());
                services.AddGrpc().AddServiceOptions<EchoService>(options =>
                {
                    options.MaxReceiveMessageSize = 3;
                    options.Interceptors.Add(new Logging("own", log));
                }).AddServiceOptions<EchoService>(options => options.EnableDetailedErrors = true);

                // Later, and still the start of the service's own.
                services.AddGrpc(options => options.MaxSendMessageSize = 8);
            },
            app =>
            {
                app.MapGrpcService<EchoService>();
                app.MapGrpcService<OtherService>();
            });

        Assert.Equal("8", (await server.Client.UnaryAsync("long request")).GrpcStatus);
        Assert.Equal("8", (await server.Client.UnaryAsync("abc")).GrpcStatus);
        Assert.Equal("0", (await server.Client.UnaryAsync("ab")).GrpcStatus);
        int seen = log.Count;
        Assert.Equal(["other"], (await server.Client.PostAsync("test.v1.Other/get_it", Frames.Of("long request"))).Texts);
        Assert.Equal(seen, log.Count);
    }

    [Fact]
    public async Task AServiceMayClearTheInterceptorsOfAll()
    {
        var log = new ConcurrentQueue<string>();
        await using EchoServer server = await StartAsync(log, options => options.Interceptors.Add(new Logging("all", log)), options => options.Interceptors.Clear());

        Assert.Equal("0", (await server.Client.UnaryAsync("a")).GrpcStatus);
        Assert.Empty(log);
    }

    [Fact]
    public async Task TheDeadlineEndsAnInterceptorThatWaits()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), options => options.Interceptors.Add(new Waiting()));

        Assert.Equal("4", (await server.Client.UnaryAsync("a", ("grpc-timeout", "50m"))).GrpcStatus);
    }

    [Fact]
    public async Task AnInterceptorCanBeTestedWithoutAServer()
    {
        var call = new ServerCall<string, string>(EchoBase.UnaryMethod, new FakeContext()) { Request = "a" };

        await new Marking("1").InvokeAsync(call, static call =>
        {
            call.Response = "got " + call.Request;
            return default;
        });

        Assert.Equal("got a>1<1", call.Response);
    }

    private static Task<EchoServer> StartAsync(ConcurrentQueue<string> log, Action<GrpcServiceOptions> global, Action<GrpcServiceOptions> own)
        => EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(log);
                services.AddSingleton(new Handlers());
                services.AddGrpc(global).AddServiceOptions<EchoService>(own);
            },
            app => app.MapGrpcService<EchoService>());

    private static Task<RawResponse> CallAsync(EchoServer server, string shape)
        => server.Client.PostAsync("test.v1.Echo/" + shape, shape == "Count" ? Frames.OfNumber(2) : Frames.Of("ab"));

    private sealed class Logging(string name, ConcurrentQueue<string> log) : ServerInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            log.Enqueue($"{name} begins");
            call.ResponseTrailers.Add("x-seen-by", name);
            await next(call);
            log.Enqueue($"{name} ends {call.Status.StatusCode}");
        }
    }

    private sealed class Marking(string mark) : ServerInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            if (call.Method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming)
            {
                call.Requests = MarkAsync(call.Requests);
            }
            else if (call.Request is string request)
            {
                call.Request = (TRequest)(object)$"{request}>{mark}";
            }

            if (call.Method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming)
            {
                call.Responses = (IServerStreamWriter<TResponse>)(object)new Writer((IServerStreamWriter<string>)call.Responses, mark);
            }

            await next(call);
            if (call.Method.Type == MethodType.Unary)
            {
                call.Response = (TResponse)(object)$"{call.Response}<{mark}";
            }
        }

        private async IAsyncEnumerable<T> MarkAsync<T>(IAsyncEnumerable<T> texts)
        {
            await foreach (T text in texts)
            {
                yield return (T)(object)$"{text}>{mark}";
            }
        }

        private sealed class Writer(IServerStreamWriter<string> inner, string mark) : IServerStreamWriter<string>
        {
            public ValueTask WriteAsync(string message, CancellationToken cancellationToken = default) => inner.WriteAsync($"{message}<{mark}", cancellationToken);
        }
    }

    private sealed class Refusing(StatusCode code) : ServerInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            call.Status = new Status(code, "refused");
            return default;
        }
    }

    private sealed class Answering : ServerInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            call.Response = (TResponse)(object)$"cached {call.Request}";
            return default;
        }
    }

    private sealed class Mapping : ServerInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            try
            {
                await next(call);
            }
            catch (KeyNotFoundException exception)
            {
                throw new RpcException(StatusCode.NotFound, exception.Message);
            }
        }
    }

    private sealed class Waiting : ServerInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
            => await Task.Delay(Timeout.Infinite, call.CancellationToken);
    }

    private sealed class Tenant
    {
        public string Name { get; set; } = "none";
    }

    private sealed class Scoping : ServerInterceptor
    {
        public Scoping(ConcurrentQueue<string> log) => log.Enqueue("made");

        public override ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            call.Context.GetHttpContext().RequestServices.GetRequiredService<Tenant>().Name = call.RequestHeaders.GetValue("x-tenant")!;
            return next(call);
        }
    }

    private sealed class Disposing : ServerInterceptor, IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _log;

        public Disposing(ConcurrentQueue<string> log)
        {
            _log = log;
            log.Enqueue("made");
        }

        public override ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
        {
            _log.Enqueue("called");
            return next(call);
        }

        public ValueTask DisposeAsync()
        {
            _log.Enqueue("disposed");
            return default;
        }
    }
}
