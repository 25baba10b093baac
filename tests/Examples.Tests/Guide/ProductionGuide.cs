using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using People.V1;
using ProtoGen.AspNetCore;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.Rpc;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The code of docs/grpc.md about what production needs: its blocks are parts of these methods.</summary>
public sealed class ProductionGuide : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public async Task ErrorsHaveDetails()
    {
        await using var server = await GuideServer.StartAsync<StrictRegistry>();
        var people = new PeopleService.PeopleServiceClient(server.Channel);
        var field = "";

        try
        {
            await people.GetPersonAsync(new(), cancellationToken: _timeout.Token);
        }
        catch (RpcException exception) when (exception.TryGetDetail<BadRequest>(out var badRequest))
        {
            field = badRequest.FieldViolations[0].Field;
        }

        Assert.Equal("id", field);
    }

    [Fact]
    public async Task MessagesAreCompressed()
    {
        await using var server = await GuideServer.StartAsync<Registry>(options => options.ResponseCompressionAlgorithm = "gzip");
        var people = new PeopleService.PeopleServiceClient(server.Channel);
        var (picture, person) = (new Person { Id = "p1" }, new Person { Id = "p2", FullName = new string('x', 1000) });

        var options = new CallOptions(cancellationToken: _timeout.Token).WithCompressionAlgorithm("gzip");
        using var upload = people.AddPeople(options);
        await upload.WriteAsync(person, _timeout.Token);
        await upload.WriteAsync(picture, WriteOptions.NoCompress, _timeout.Token);

        await upload.CompleteAsync();
        Assert.Equal(2, (await upload).Added);
        Assert.Equal(person, await people.GetPersonAsync(new() { Id = "p2" }, cancellationToken: _timeout.Token));
    }

    [Fact]
    public async Task ACallInsideACallInheritsItsDeadline()
    {
        await using var back = await GuideServer.StartAsync<Registry>();
        var address = new Uri(back.Address);
        await using var front = await GuideServer.StartAsync<Proxy>(configureServices: services =>
        {
            services.AddGrpcClient<PeopleService.PeopleServiceClient>(options => options.Address = address)
                .ConfigureChannel(channel => channel.KeepAlivePingDelay = TimeSpan.FromMinutes(5))
                .EnableCallContextPropagation();
        });
        var people = new PeopleService.PeopleServiceClient(front.Channel);

        var exception = await Assert.ThrowsAsync<RpcException>(() => people.GetPersonAsync(new() { Id = "p1" }, deadline: DateTime.UtcNow.AddSeconds(60), cancellationToken: _timeout.Token).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        await foreach (var person in people.ListPeople(new(), cancellationToken: _timeout.Token))
            Assert.Fail($"{person.Id} should not be there");
    }

    [Fact]
    public async Task OptionsAreThoseOfOneService()
    {
        var builder = WebApplication.CreateSlimBuilder();

        builder.Services.AddGrpc().AddServiceOptions<Registry>(options => options.MaxReceiveMessageSize = 64 * 1024);

        await using var app = builder.Build();
        app.MapGrpcService<Registry>();
    }

    private sealed class StrictRegistry : PeopleService.PeopleServiceBase
    {
        public override ValueTask<Person> GetPerson(GetPersonRequest request, ServerCallContext context)
        {
            throw new RpcException(StatusCode.InvalidArgument, "The request is incomplete.", new BadRequest
            {
                FieldViolations = [new() { Field = "id", Description = "must not be empty" }],
            });
        }
    }

    private sealed class Proxy(PeopleService.IPeopleServiceClient people) : PeopleService.PeopleServiceBase
    {
        public override async ValueTask<Person> GetPerson(GetPersonRequest request, ServerCallContext context) =>
            await people.GetPersonAsync(request, CallOptions.FromContext(context));

        public override IAsyncEnumerable<Person> ListPeople(ProtoGen.WellKnownTypes.Empty request, ServerCallContext context) => people.ListPeople(request);
    }
}
