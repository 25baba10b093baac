using People.V1;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The code of the README: its block is made of parts of these methods.</summary>
public sealed class ReadmeGuide
{
    [Fact]
    public void MessagesAreValues()
    {
        var person = new Person { Id = "p1", Role = Role.Admin, Tags = ["maths"], Address = new Address { City = "London" } };
        person.Address = person.AddressOrDefault with { City = "Ockham" };
        Person back = Person.Parse(person.ToByteArray());                       // back == person
        string json = person.ToJson();                                          // {"id":"p1","role":"ROLE_ADMIN","tags":["maths"],"address":{"city":"Ockham"}}

        Assert.Equal(person, back);
        Assert.Equal("""{"id":"p1","role":"ROLE_ADMIN","tags":["maths"],"address":{"city":"Ockham"}}""", json);
    }

    [Fact]
    public void AChannelHasAnAddress()
    {
        using var channel = GrpcChannel.ForAddress("https://localhost:5001");

        Assert.NotNull(new PeopleService.PeopleServiceClient(channel));
    }

    [Fact]
    public async Task CallsAreAwaitedAndEnumerated()
    {
        await using var server = await GuideServer.StartAsync<Registry>();
        var channel = server.Channel;
        await new PeopleService.PeopleServiceClient(channel).AddPeopleAsync(new[] { new Person { Id = "p1", FullName = "Ada" } }.ToAsyncEnumerable());

        var people = new PeopleService.PeopleServiceClient(channel);
        Person found = await people.GetPersonAsync(new() { Id = "p1" }, deadline: DateTime.UtcNow.AddSeconds(20));
        await foreach (var each in people.ListPeople(new()))
            Console.WriteLine(each.FullName);

        Assert.Equal("Ada", found.FullName);
    }
}
