using System.Collections.Concurrent;
using People.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The server of docs/grpc.md.</summary>
public sealed class Registry : PeopleService.PeopleServiceBase
{
    private readonly ConcurrentDictionary<string, Person> _people = new();

    public override ValueTask<Person> GetPerson(GetPersonRequest request, ServerCallContext context) =>
        _people.TryGetValue(request.Id, out var person)
            ? new(person)
            : throw new RpcException(StatusCode.NotFound, $"There is no person {request.Id}.");

    public override async IAsyncEnumerable<Person> ListPeople(Empty request, ServerCallContext context)
    {
        await Task.Yield();
        foreach (var person in _people.Values)
            yield return person;
        context.ResponseTrailers.Add("x-count", $"{_people.Count}");
    }

    public override async ValueTask<AddPeopleSummary> AddPeople(IAsyncEnumerable<Person> requests, ServerCallContext context)
    {
        var summary = new AddPeopleSummary();
        await foreach (var person in requests)
        {
            if (_people.TryAdd(person.Id, person))
                summary.Added++;
        }

        return summary;
    }

    public override async IAsyncEnumerable<ChatMessage> Chat(IAsyncEnumerable<ChatMessage> requests, ServerCallContext context)
    {
        await foreach (var message in requests)
            yield return new ChatMessage { Text = $"You said {message.Text}" };
    }
}
