using System.Runtime.CompilerServices;
using People.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The code of docs/migration.md: its blocks are parts of these methods.</summary>
public sealed class MigrationGuide : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public void ListsAreCollectedAndAssigned()
    {
        var person = new Person { Tags = ["maths"] };
        string[] newTags = ["engines", "poetry"];

        var tags = person.Tags.ToBuilder();
        foreach (var tag in newTags)
            tags.Add(tag);
        person.Tags = tags.ToRepeated();

        Assert.Equal(["maths", "engines", "poetry"], person.Tags);
    }

    [Fact]
    public void NullChecksStay()
    {
        var person = new Person { Address = new() { City = "London" } };
        var city = "";

        if (person.Address is { } address)
            city = address.City;

        Assert.Equal("London", city);
    }

    [Fact]
    public void GenericCodeNeedsNoParser()
    {
        var person = new Person { Id = "p1", Tags = ["maths"] };
        Assert.Equal(person, RoundTrip(in person));
    }

    [Fact]
    public void BytesAreTheBridge()
    {
        // Google's message of the same .proto file has these bytes.
        var legacy = new Person { Id = "p1", CreatedAt = DateTimeOffset.UnixEpoch };

        Person moved = Person.Parse(legacy.ToByteArray());

        Assert.Equal("p1", moved.Id);
    }

    [Fact]
    public async Task UploadsAreWrittenByHand()
    {
        await using var server = await GuideServer.StartAsync<Staff>();
        var people = new PeopleService.PeopleServiceClient(server.Channel);
        var cancellationToken = _timeout.Token;
        Person[] staff = [new() { Id = "p1" }, new() { Id = "p2" }];

        using var upload = people.AddPeople(cancellationToken: cancellationToken);
        foreach (var person in staff)
            await upload.WriteAsync(person, cancellationToken);
        await upload.CompleteAsync();
        AddPeopleSummary summary = await upload;

        Assert.Equal(2, summary.Added);
        var listed = new List<string>();
        await foreach (var person in people.ListPeople(new Empty(), cancellationToken: cancellationToken))
            listed.Add(person.FullName);
        Assert.Equal(["Ada", "Charles"], listed);
    }

    private static T RoundTrip<T>(in T message)
        where T : struct, IMessage<T>
    {
        byte[] bytes = message.ToByteArray();
        return T.Parse(bytes);
    }

    private sealed class Staff : PeopleService.PeopleServiceBase
    {
        public override async IAsyncEnumerable<Person> ListPeople(Empty request, ServerCallContext context)
        {
            await foreach (var row in ReadRowsAsync(context.CancellationToken))
                yield return new Person { Id = row.Id, FullName = row.Name };
        }

        public override async ValueTask<AddPeopleSummary> AddPeople(IAsyncEnumerable<Person> requests, ServerCallContext context)
        {
            var summary = new AddPeopleSummary();
            await foreach (var _ in requests)
                summary.Added++;
            return summary;
        }

        private static async IAsyncEnumerable<(string Id, string Name)> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return ("p1", "Ada");
            yield return ("p2", "Charles");
        }
    }
}
