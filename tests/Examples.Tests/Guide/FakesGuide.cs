using People.V1;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>Tests as docs/grpc.md shows them.</summary>
public sealed class FakesGuide
{
    [Fact]
    public async Task KnownPeopleAreGreetedByName()
    {
        var welcome = new Welcome(new FakePeople());
        Assert.Equal("Welcome, Ada!", await welcome.TextForAsync("p1"));
        Assert.Equal("Welcome, stranger!", await welcome.TextForAsync("p9"));
        Assert.Equal(2, await welcome.CountAsync());
    }

    [Fact]
    public async Task ExtensionMethodsWorkOnAFake()
    {
        PeopleService.IPeopleServiceClient people = new FakePeople();
        var summary = await people.AddPeopleAsync(new[] { new Person { Id = "p1" } }.ToAsyncEnumerable());
        Assert.Equal(1, summary.Added);
    }
}
