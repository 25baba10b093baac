using System.Globalization;
using System.Reflection;
using Xunit.Abstractions;

namespace ProtoGen.InteropTests.Testing;

/// <summary>The gRPC interop cases, one cell of the guide's table per test. One call at a time, since what is compressed is counted.</summary>
public sealed class InteropCaseTests(TestingServer server, GrpcJsTestingServer grpcJs, GrpcioTestingServer grpcio, ITestOutputHelper output)
    : IClassFixture<TestingServer>, IClassFixture<GrpcJsTestingServer>, IClassFixture<GrpcioTestingServer>
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Cases => new(InteropCases.All);

    public static TheoryData<string> CasesOfGrpcJsServers => new(InteropCases.All.Except(InteropCases.NotByGrpcJsServers));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task AClientOfGrpcJsPassesWithOurServer(string name)
    {
        (int exitCode, string text) = await NodeScripts.RunAsync(_limit, "testing-client.mjs", server.Address.Port.ToString(CultureInfo.InvariantCulture), name);

        Assert.True(exitCode == 0, text);
    }

    [Theory]
    [MemberData(nameof(CasesOfGrpcJsServers))]
    public async Task OurClientPassesWithAServerOfGrpcJs(string name)
    {
        using var client = new TestingClient(grpcJs.Address!);
        await client.RunAsync(name).WaitAsync(_limit);
    }

    [GrpcioTheory]
    [MemberData(nameof(Cases))]
    public async Task AClientOfGrpcioPassesWithOurServer(string name)
    {
        using var descriptors = new TestingDescriptors();

        (int exitCode, string text) = await PythonScripts.RunAsync(_limit, "testing_client.py", descriptors.Path, server.Address.Port.ToString(CultureInfo.InvariantCulture), name);

        Assert.True(exitCode == 0, text);
    }

    [GrpcioTheory]
    [MemberData(nameof(Cases))]
    public async Task OurClientPassesWithAServerOfGrpcio(string name)
    {
        using var client = new TestingClient(grpcio.Address!);
        await client.RunAsync(name).WaitAsync(_limit);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task OurClientPassesWithOurServer(string name)
    {
        using var client = new TestingClient(server.Address);
        await client.RunAsync(name).WaitAsync(_limit);
    }

    [Fact]
    public void TheGuideShowsTheTable()
    {
        string root = typeof(InteropCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
        string table = InteropCases.Table();
        output.WriteLine(table);

        Assert.Contains(table, File.ReadAllText(Path.Combine(root, "docs", "grpc.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
