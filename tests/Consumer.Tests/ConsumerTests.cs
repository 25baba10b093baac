using System.Text.RegularExpressions;
using Xunit;

namespace ProtoGen.Consumer.Tests;

/// <summary>A csproj outside the solution, with AdditionalFiles and references and nothing else.</summary>
public class ConsumerTests
{
    private const string Service = """
        syntax = "proto3";
        package weather.v1;
        import "common/place.proto";
        import "google/protobuf/timestamp.proto";

        // Tells the weather.
        service Forecast {
          rpc Ask(AskRequest) returns (AskResponse);
        }
        message AskRequest { weather.common.Place place = 1; }
        message AskResponse { string text = 1; optional double celsius = 2; google.protobuf.Timestamp at = 3; }
        """;

    private const string Common = """
        syntax = "proto3";
        package weather.common;
        message Place { string city = 1; repeated string tags = 2; }
        """;

    private const string Program = """
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using ProtoGen.AspNetCore;
        using ProtoGen.Grpc;
        using ProtoGen.Grpc.Client;
        using Weather.Common;
        using Weather.V1;

        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<Station>();
        await app.StartAsync();

        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        var client = new Forecast.ForecastClient(channel);
        var answer = await client.AskAsync(new() { Place = new Place { City = "Oslo", Tags = ["coast"] } }, deadline: DateTime.UtcNow.AddSeconds(30));
        Console.WriteLine($"{answer.Text} {answer.Celsius} {answer.HasAt}");
        try
        {
            await client.AskAsync(new());
        }
        catch (RpcException refused)
        {
            Console.WriteLine($"{refused.StatusCode}: {refused.Status.Detail}");
        }

        sealed class Station : Forecast.ForecastBase
        {
            public override ValueTask<AskResponse> Ask(AskRequest request, ServerCallContext context) => request.HasPlace
                ? new(new AskResponse { Text = $"Rain in {request.PlaceOrDefault.City}", Celsius = 7.5, At = DateTimeOffset.UtcNow })
                : throw new RpcException(new Status(StatusCode.InvalidArgument, "no place"));
        }
        """;

    [Fact]
    public async Task AProjectWithAdditionalFilesAndReferencesBuildsAndMakesACall()
    {
        using var project = new ConsumerProject();
        project.Write("protos/weather/forecast.proto", Service);
        project.Write("protos/common/place.proto", Common);
        project.Write("Program.cs", Program.Replace("using Microsoft.AspNetCore.Server.Kestrel.Core;", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.AspNetCore.Server.Kestrel.Core;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;
            """, StringComparison.Ordinal));

        (int exitCode, string output) = await project.DotnetAsync("run");

        Assert.True(exitCode == 0, output);
        Assert.Contains("Rain in Oslo 7.5 True", output, StringComparison.Ordinal);
        Assert.Contains("InvalidArgument: no place", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorIsShownAtItsPlaceInTheProtoFile()
    {
        using var project = new ConsumerProject();
        project.Write("protos/good.proto", Common);
        project.Write("protos/bad.proto", "syntax = \"proto3\";\nmessage Bad {\n  Missing field = 1;\n}\n");
        project.Write("Program.cs", "System.Console.WriteLine(new Weather.Common.Place { City = \"x\" }.City);");

        (int exitCode, string output) = await project.DotnetAsync("build");

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"protos/bad\.proto\(3,3\): error PGEN\d{4}: ", output);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProjectsOfThePageOnSharingImportEachOthersFiles()
    {
        using var project = new ConsumerProject();
        string page = File.ReadAllText(ConsumerProject.Page("sharing-protos.md")).ReplaceLineEndings("\n");
        foreach (Match file in Regex.Matches(page, "^`([^`\n]+)`:\n```[a-z]+\n(.*?)```", RegexOptions.Multiline | RegexOptions.Singleline))
            project.Write(file.Groups[1].Value, file.Groups[2].Value);
        const string Root = """<CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="ProtoRoot" /><AdditionalFiles Update="protos/**/*.proto" ProtoRoot="protos" />""";
        project.WriteProject("Contracts/Contracts.csproj", "Library", Root);
        project.WriteProject("Middle/Middle.csproj", "Library", Root + "<ProjectReference Include=\"../Contracts/Contracts.csproj\" />");
        project.WriteProject("Main/Main.csproj", "Exe", Root + "<ProjectReference Include=\"../Middle/Middle.csproj\" />");

        (int exitCode, string output) = await project.DotnetAsync("run", "--project", "Main");

        Assert.True(exitCode == 0, output);
        Assert.Contains("True Oslo Contracts\nweather/map.proto weather/common/place.proto\nTrue\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
