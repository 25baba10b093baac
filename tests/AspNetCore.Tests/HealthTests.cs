using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>The health service as its clients see it.</summary>
public sealed class HealthTests
{
    private const string Service = "shop.v1.Shop";

    [Theory]
    [InlineData(GrpcServingStatus.Unknown, ServingStatus.Unknown)]
    [InlineData(GrpcServingStatus.Serving, ServingStatus.Serving)]
    [InlineData(GrpcServingStatus.NotServing, ServingStatus.NotServing)]
    public async Task CheckAnswersWhatCodeHasSet(GrpcServingStatus set, ServingStatus expected)
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        Statuses(server).SetStatus(Service, set);

        Assert.Equal(expected, await CheckAsync(channel, Service));
    }

    [Fact]
    public async Task CheckOfAnUnknownServiceIsNotFound()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        Statuses(server).SetStatus(Service, GrpcServingStatus.Serving);
        Statuses(server).ClearStatus(Service);

        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => CheckAsync(channel, Service))).StatusCode);
    }

    [Fact]
    public async Task AServerWithoutChecksServes()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        Assert.Equal(ServingStatus.Serving, await CheckAsync(channel, ""));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, ServingStatus.NotServing)]
    public async Task CheckRunsTheHealthChecksOfTheService(HealthStatus database, ServingStatus expected)
    {
        await using EchoServer server = await StartAsync(
            checks => checks.AddCheck("database", () => new HealthCheckResult(database), ["shop"]).AddCheck("mail", static () => HealthCheckResult.Healthy()),
            static options =>
            {
                options.Services.Map(Service, static check => check.Tags.Contains("shop"));
                options.Services.Map("mail.v1.Mail", static check => check.Name == "mail");
            });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        server.ExpectedError = database == HealthStatus.Healthy ? null : "database";

        Assert.Equal(expected, await CheckAsync(channel, Service));
        Assert.Equal(expected, await CheckAsync(channel, ""));
        Assert.Equal(ServingStatus.Serving, await CheckAsync(channel, "mail.v1.Mail"));
    }

    [Fact]
    public async Task WhatCodeHasSetCountsUntilItIsCleared()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        Statuses(server).SetStatus("", GrpcServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(channel, ""));

        Statuses(server).ClearStatus("");

        Assert.Equal(ServingStatus.Serving, await CheckAsync(channel, ""));
    }

    [Fact]
    public async Task ListNamesEveryKnownService()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        Statuses(server).SetStatus(Service, GrpcServingStatus.NotServing);

        HealthListResponse response = await Client(channel).ListAsync(default, default(CallOptions)).ResponseAsync.Within();

        Assert.Equal(
            new Dictionary<string, HealthCheckResponse> { [""] = new() { Status = ServingStatus.Serving }, [Service] = new() { Status = ServingStatus.NotServing } },
            response.Statuses.ToDictionary());
    }

    [Fact]
    public async Task ListOfTooManyServicesIsRefused()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        for (int i = 0; i < 100; i++)
        {
            Statuses(server).SetStatus($"service{i}", GrpcServingStatus.Serving);
        }

        var exception = await Assert.ThrowsAsync<RpcException>(() => Client(channel).ListAsync(default, default(CallOptions)).ResponseAsync.Within());

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task WatchSendsTheCurrentStatusAndEachChange()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        using ServerStreamingCall<HealthCheckResponse> watch = Client(channel).Watch(new HealthCheckRequest { Service = Service }, default(CallOptions));
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));

        Statuses(server).SetStatus(Service, GrpcServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        // The same again is no change.
        Statuses(server).SetStatus(Service, GrpcServingStatus.Serving);
        Statuses(server).SetStatus(Service, GrpcServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));

        Statuses(server).ClearStatus(Service);
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task WatchFollowsPublishedReports()
    {
        HealthStatus status = HealthStatus.Healthy;
        await using EchoServer server = await StartAsync(checks => checks.AddCheck("database", () => new HealthCheckResult(status)));
        server.ExpectedError = "database";
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        using ServerStreamingCall<HealthCheckResponse> watch = Client(channel).Watch(default, default(CallOptions));
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        status = HealthStatus.Unhealthy;
        HealthReport report = await server.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().Within();
        await server.Services.GetRequiredService<IHealthCheckPublisher>().PublishAsync(report, default).Within();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
    }

    [Fact]
    public async Task AShutdownTellsWatchersAndIsNotHeldUpByThem()
    {
        EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        using ServerStreamingCall<HealthCheckResponse> watch = Client(channel).Watch(default, default(CallOptions));
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        await server.DisposeAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.False(await watch.MoveNextAsync().Within());
        Assert.Equal(Status.Ok, watch.GetStatus());
    }

    [Fact]
    public async Task NothingServesAfterTheEnd()
    {
        EchoServer server = await StartAsync();
        GrpcHealth health = Statuses(server);
        health.SetStatus(Service, GrpcServingStatus.Serving);
        await server.DisposeAsync();

        health.SetStatus(Service, GrpcServingStatus.Serving);

        Assert.True(health.TryGetStatus(Service, out GrpcServingStatus status));
        Assert.Equal(GrpcServingStatus.NotServing, status);
    }

    [Fact]
    public void AStatusThatDoesNotExistIsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new GrpcHealth().SetStatus("", (GrpcServingStatus)3));

    [Fact]
    public async Task MappingWithoutRegistrationIsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using WebApplication app = builder.Build();

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapGrpcHealthChecksService());

        Assert.Contains("AddGrpcHealthChecks()", exception.Message, StringComparison.Ordinal);
    }

    private static Task<EchoServer> StartAsync(Action<IHealthChecksBuilder>? checks = null, Action<GrpcHealthChecksOptions>? configure = null) => EchoServer.StartAsync(
        services =>
        {
            IHealthChecksBuilder builder = services.AddGrpcHealthChecks(configure);
            checks?.Invoke(builder);
        },
        static app => app.MapGrpcHealthChecksService());

    private static GrpcHealth Statuses(EchoServer server) => server.Services.GetRequiredService<GrpcHealth>();

    private static global::Grpc.Health.V1.Health.HealthClient Client(GrpcChannel channel) => new(channel);

    private static async Task<ServingStatus> CheckAsync(GrpcChannel channel, string service)
        => (await Client(channel).CheckAsync(new HealthCheckRequest { Service = service }, default(CallOptions)).ResponseAsync.Within()).Status;

    private static async Task<ServingStatus> NextAsync(ServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.MoveNextAsync().Within());
        return watch.Current.Status;
    }
}
