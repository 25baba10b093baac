using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.CommonTypes;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Messages as bodies of minimal APIs: their converters make them ProtoJSON.</summary>
public sealed class JsonEndpointTests : IAsyncLifetime, IDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public JsonEndpointTests()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/address", (PostalAddress address) => address with { Revision = address.Revision + 1 });
        _app.MapPost("/times", (List<Timestamp> times) => TypedResults.Ok(times.Select(time => new Entry(time, null)).ToList()));
        _app.MapGet("/value", () => Value.ParseJson("""{"a":[1,null]}"""));
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task AMessageIsTheBodyInBothDirections()
    {
        (HttpStatusCode status, string body) = await PostAsync("/address", """{"region_code":"NO","addressLines":["Karl Johans gate 1"]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"revision":1,"regionCode":"NO","addressLines":["Karl Johans gate 1"]}""", body);
    }

    [Fact]
    public async Task MessagesAreElementsAndProperties()
    {
        (HttpStatusCode status, string body) = await PostAsync("/times", """["1970-01-01T00:00:01Z"]""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""[{"at":"1970-01-01T00:00:01Z","maybe":null}]""", body);
        Assert.Equal("""{"a":[1,null]}""", await _client.GetStringAsync(new Uri("/value", UriKind.Relative)));
    }

    [Theory]
    [InlineData("""{"revision":"x"}""")]
    [InlineData("""{"nothing":1}""")]
    [InlineData("""{"revision":1""")]
    [InlineData("""[]""")]
    public async Task ABodyThatIsNotTheMessageIsABadRequest(string json)
    {
        (HttpStatusCode status, _) = await PostAsync("/address", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Entry(Timestamp At, Timestamp? Maybe);
}
