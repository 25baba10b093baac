using People.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>Application code that takes the client's interface, so that it can be tested without a server.</summary>
public sealed class Welcome(PeopleService.IPeopleServiceClient people)
{
    public async Task<string> TextForAsync(string id)
    {
        try
        {
            Person person = await people.GetPersonAsync(new() { Id = id }, deadline: DateTime.UtcNow.AddSeconds(2));
            return $"Welcome, {person.FullName}!";
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return "Welcome, stranger!";
        }
    }

    public async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var person in people.ListPeople(new Empty()))
            count++;
        return count;
    }
}
