using People.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The client code of docs/grpc.md: its blocks are parts of these methods.</summary>
public sealed class GrpcGuide : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public async Task CallsOfAllFourShapes()
    {
        await using var server = await GuideServer.StartAsync<Registry>();
        var channel = server.Channel;
        var cancellationToken = _timeout.Token;

        PeopleService.IPeopleServiceClient people = new PeopleService.PeopleServiceClient(channel);

        // Client stream: from a sequence …
        AddPeopleSummary summary = await people.AddPeopleAsync(NewPeople(), cancellationToken: cancellationToken);

        // … or by hand.
        using var upload = people.AddPeople(cancellationToken: cancellationToken);
        await upload.WriteAsync(new() { Id = "p3" }, cancellationToken);
        await upload.CompleteAsync();
        AddPeopleSummary more = await upload;

        // Unary.
        Person person = await people.GetPersonAsync(new() { Id = "p1" }, cancellationToken: cancellationToken);

        // Server stream. Leaving the loop early ends the call.
        await foreach (var listed in people.ListPeople(new Empty(), cancellationToken: cancellationToken))
            Assert.StartsWith("p", listed.Id, StringComparison.Ordinal);

        // Both ways, by hand: reading and writing do not wait for each other.
        using var chat = people.Chat(cancellationToken: cancellationToken);
        await chat.WriteAsync(new() { Text = "hello" }, cancellationToken);
        while (await chat.MoveNextAsync(cancellationToken))
        {
            Assert.Equal("You said hello", chat.Current.Text);
            await chat.CompleteAsync();
        }

        // Both ways, from a sequence.
        await foreach (var answer in people.ChatAsync(Lines("one", "two"), cancellationToken: cancellationToken))
            Assert.StartsWith("You said", answer.Text, StringComparison.Ordinal);

        Assert.Equal(2, summary.Added);
        Assert.Equal(1, more.Added);
        Assert.Equal("Ada", person.FullName);

        static async IAsyncEnumerable<Person> NewPeople()
        {
            yield return new() { Id = "p1", FullName = "Ada" };
            await Task.Yield();
            yield return new() { Id = "p2" };
        }

        static async IAsyncEnumerable<ChatMessage> Lines(params string[] lines)
        {
            foreach (var line in lines)
            {
                await Task.Yield();
                yield return new() { Text = line };
            }
        }
    }

    [Fact]
    public async Task FailuresAreRpcExceptions()
    {
        await using var server = await GuideServer.StartAsync<Registry>();
        PeopleService.IPeopleServiceClient people = new PeopleService.PeopleServiceClient(server.Channel);
        var answer = "";

        try
        {
            await people.GetPersonAsync(new() { Id = "p9" }, cancellationToken: _timeout.Token);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            answer = exception.Status.Detail;
        }

        Assert.Equal("There is no person p9.", answer);
    }

    [Fact]
    public async Task DeadlinesAndTokensEndCalls()
    {
        await using var server = await GuideServer.StartAsync<Registry>();
        PeopleService.IPeopleServiceClient people = new PeopleService.PeopleServiceClient(server.Channel);

        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token);
        using var call = people.Chat(deadline: DateTime.UtcNow.AddSeconds(30), cancellationToken: leave.Token);
        await leave.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call.MoveNextAsync(CancellationToken.None));
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);

        using var silent = people.Chat(deadline: DateTime.UtcNow.AddMilliseconds(100), cancellationToken: _timeout.Token);
        exception = await Assert.ThrowsAsync<RpcException>(async () => await silent.MoveNextAsync(CancellationToken.None));
        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    [Fact]
    public async Task MetadataGoesBothWays()
    {
        await using var server = await GuideServer.StartAsync<TolerantRegistry>();
        PeopleService.IPeopleServiceClient people = new PeopleService.PeopleServiceClient(server.Channel);

        var headers = new Metadata { { "x-tenant", "acme" }, { "trace-bin", [1, 2, 3] } };
        using var call = people.GetPersonAsync(new() { Id = "p1" }, headers, cancellationToken: _timeout.Token);
        Person person = await call;
        string? servedFor = (await call.ResponseHeadersAsync).GetValue("x-served-for");
        string? cost = call.GetTrailers().GetValue("x-cost");

        Assert.Equal("p1", person.Id);
        Assert.Equal("acme", servedFor);
        Assert.Equal("3", cost);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await people.GetPersonAsync(new(), cancellationToken: _timeout.Token));
        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.Equal("send x-tenant", exception.Trailers.GetValue("x-help"));
    }

    [Fact]
    public async Task AWriterAllowsTry()
    {
        await using var server = await GuideServer.StartAsync<TolerantRegistry>();
        PeopleService.IPeopleServiceClient people = new PeopleService.PeopleServiceClient(server.Channel);

        using var call = people.ListPeople(new(), cancellationToken: _timeout.Token);
        List<string> ids = [];
        await foreach (var person in call)
            ids.Add(person.Id);

        Assert.Equal(["p1", "p2"], ids);
        Assert.Equal("broken", call.GetTrailers().GetValue("x-skipped"));
    }
}
