using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>What ASP.NET Core's middleware does by attributes of services and methods, as a gRPC client sees it.</summary>
public sealed class PolicyTests
{
    [Fact]
    public async Task AuthorizationIsPerMethod()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services =>
            {
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
                app.MapGrpcService<GuardedService>();
            });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        CallInvoker invoker = channel.CreateCallInvoker();

        Assert.Equal("open", await invoker.Unary(EchoBase.UnaryMethod, "a", default).ResponseAsync.Within());
        using ServerStreamingCall<string> guarded = invoker.ServerStreaming(EchoBase.CountMethod, new Number(1), default);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => guarded.MoveNextAsync().Within())).StatusCode);
    }

    [Fact]
    public async Task RateLimitsArePerMethod()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services =>
            {
                services.AddRateLimiter(static limiter =>
                {
                    limiter.RejectionStatusCode = 429;
                    limiter.AddPolicy("two", static _ => RateLimitPartition.GetFixedWindowLimiter(
                        "all", static _ => new FixedWindowRateLimiterOptions { PermitLimit = 2, Window = TimeSpan.FromHours(1) }));
                });
                services.AddGrpc();
            },
            static app =>
            {
                app.UseRouting();
                app.UseRateLimiter();
                app.MapGrpcService<LimitedService>();
            });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        CallInvoker invoker = channel.CreateCallInvoker();

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("limited", await invoker.Unary(EchoBase.UnaryMethod, "a", default).ResponseAsync.Within());
        }

        using UnaryCall<string> third = invoker.Unary(EchoBase.UnaryMethod, "a", default);
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => third.ResponseAsync.Within())).StatusCode);
        using ServerStreamingCall<string> other = invoker.ServerStreaming(EchoBase.CountMethod, new Number(1), default);
        Assert.True(await other.MoveNextAsync().Within());
    }

    [Authorize]
    private sealed class GuardedService : EchoBase
    {
        [AllowAnonymous]
        public override ValueTask<string> Unary(string request, ServerCallContext context) => new("open");

        public override async IAsyncEnumerable<string> Count(Number request, ServerCallContext context)
        {
            await Task.Yield();
            yield return "guarded";
        }
    }

    private sealed class LimitedService : EchoBase
    {
        [EnableRateLimiting("two")]
        public override ValueTask<string> Unary(string request, ServerCallContext context) => new("limited");

        public override async IAsyncEnumerable<string> Count(Number request, ServerCallContext context)
        {
            await Task.Yield();
            yield return "free";
        }
    }
}
