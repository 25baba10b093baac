using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using People.V1;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The JSON section of docs/messages.md.</summary>
public sealed class JsonGuide
{
    private static readonly JsonSerializerOptions _withDefaults = new()
    {
        Converters = { new MessageJsonConverter<Person>(new JsonFormatOptions { IncludeDefaults = true }, JsonParseOptions.Default) },
    };

    [Fact]
    public void MessagesGoToJsonAndBack()
    {
        var person = new Person { Id = "p1", FullName = "Ada Lovelace", Role = Role.Admin, Quotas = [new("projects", 12)] };
        var bufferWriter = new System.Buffers.ArrayBufferWriter<byte>();

        string json = person.ToJson();                            // {"id":"p1","fullName":"Ada Lovelace","role":"ROLE_ADMIN","quotas":{"projects":"12"}}
        Person back = Person.ParseJson(json);                     // from UTF-8 bytes too
        person.WriteJsonTo(bufferWriter);                         // UTF-8 to an IBufferWriter<byte>

        Assert.Equal("""{"id":"p1","fullName":"Ada Lovelace","role":"ROLE_ADMIN","quotas":{"projects":"12"}}""", json);
        Assert.Equal(person, back);
        Assert.Equal(person, Person.ParseJson(bufferWriter.WrittenSpan));
    }

    [Fact]
    public void OptionsChangeTheForm()
    {
        var address = new Address { City = "London" };

        var format = new JsonFormatOptions { Indented = true, UseProtoNames = true, EnumsAsNumbers = true, IncludeDefaults = true };
        string text = address.ToJson(format);

        var parse = new JsonParseOptions { IgnoreUnknownFields = true, MaxDepth = 20 };
        Address read = Address.ParseJson("""{"city":"London","planet":"Earth"}""", parse);

        Assert.Contains("\"street\": \"\"", text, StringComparison.Ordinal);
        Assert.Equal(address, read);
    }

    [Fact]
    public void ErrorsSayWhere()
    {
        string where = "";
        try
        {
            Person.ParseJson("""{"pastAddresses":[{"city":7}]}""");
        }
        catch (ProtoException exception)
        {
            where = exception.Message; // people.v1.Person.past_addresses[0].city: expected a string, found 7 at line 1, column 27.
        }

        Assert.Equal("people.v1.Person.past_addresses[0].city: expected a string, found 7 at line 1, column 27.", where);
    }

    [Fact]
    public void SystemTextJsonTakesMessages()
    {
        var people = new Dictionary<string, Person> { ["first"] = new() { Id = "p1" } };

        string json = JsonSerializer.Serialize(people);           // {"first":{"id":"p1"}}
        people = JsonSerializer.Deserialize<Dictionary<string, Person>>(json);

        Assert.Equal("""{"first":{"id":"p1"}}""", json);
        Assert.Equal("p1", people!["first"].Id);
        Assert.StartsWith("""{"id":"p1","fullName":"",""", JsonSerializer.Serialize(people["first"], _withDefaults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MinimalApisTakeMessages()
    {
        await using WebApplication app = WebApplication.CreateSlimBuilder().Build();

        app.MapPost("/people", (Person person) => person with { Role = Role.Member });

        Assert.NotNull(app);
    }
}
