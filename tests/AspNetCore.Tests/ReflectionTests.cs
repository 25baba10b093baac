using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.Reflection;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Server reflection as its clients see it.</summary>
public sealed class ReflectionTests
{
    private const string CatalogFile = "catalog.proto";

    [Fact]
    public async Task EveryMappedServiceIsListed()
    {
        ServerReflectionResponse response = Assert.Single(await AskAsync(new ServerReflectionRequest { Host = "here", ListServices = "*" }));

        Assert.Equal(
            ["catalog.v1.Catalog", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "test.v1.Echo"],
            response.ListServicesResponse!.Value.Service.Select(static service => service.Name));
        Assert.Equal(("here", new ServerReflectionRequest { Host = "here", ListServices = "*" }), (response.ValidHost, response.OriginalRequest));
    }

    [Fact]
    public async Task AFileComesWithAllThatItImports()
    {
        ServerReflectionResponse response = Assert.Single(await AskAsync(new ServerReflectionRequest { FileByFilename = CatalogFile }));

        FileDescriptor[] files = Files(response);
        Assert.Equal([CatalogFile, "google/protobuf/empty.proto", "parts/part.proto", "parts/unit.proto"], files.Select(static file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(CatalogFile, FirstPath(response));
        Assert.Equal("parts.v1.Part", files.Single(static file => file.Path == CatalogFile).Services[0].Methods[0].OutputType.FullName);
    }

    [Theory]
    [InlineData("catalog.v1.Catalog", CatalogFile)]
    [InlineData("catalog.v1.Catalog.Find", CatalogFile)]
    [InlineData("catalog.v1.Query", CatalogFile)]
    [InlineData("catalog.v1.Query.name", CatalogFile)]
    [InlineData("catalog.v1.Query.by", CatalogFile)]
    [InlineData("catalog.v1.Query.Filter", CatalogFile)]
    [InlineData("catalog.v1.Query.Filter.Order", CatalogFile)]
    [InlineData("catalog.v1.Query.Filter.UP", CatalogFile)]
    [InlineData("catalog.v1.Query.Filter.note", CatalogFile)]
    [InlineData("catalog.v1.shelf", CatalogFile)]
    [InlineData("parts.v1.Part", "parts/part.proto")]
    [InlineData("parts.v1.KILOGRAM", "parts/unit.proto")]
    [InlineData("google.protobuf.Empty", "google/protobuf/empty.proto")]
    [InlineData("grpc.reflection.v1.ServerReflection", "grpc/reflection/v1/reflection.proto")]
    [InlineData("grpc.reflection.v1alpha.ServerReflection", "grpc/reflection/v1alpha/reflection.proto")]
    public async Task ASymbolLeadsToItsFile(string symbol, string path)
        => Assert.Equal(path, FirstPath(Assert.Single(await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol }))));

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public async Task AnExtensionLeadsToItsFile(int number)
        => Assert.Equal(CatalogFile, FirstPath(Assert.Single(await AskAsync(Extension("parts.v1.Part", number)))));

    [Theory]
    [InlineData("parts.v1.Part", new[] { 100, 101 })]
    [InlineData("catalog.v1.Query", new int[0])]
    public async Task TheExtensionsOfATypeAreCounted(string type, int[] numbers)
    {
        ServerReflectionResponse response = Assert.Single(await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = type }));

        Assert.Equal(new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = [.. numbers] }, response.AllExtensionNumbersResponse);
    }

    [Fact]
    public async Task WhatIsNotThereIsAnErrorInTheResponse()
    {
        ServerReflectionResponse[] responses = await AskAsync(
            new ServerReflectionRequest { FileByFilename = "none.proto" },
            new ServerReflectionRequest { FileContainingSymbol = "catalog.v1.Nothing" },
            Extension("parts.v1.Part", 102),
            new ServerReflectionRequest { AllExtensionNumbersOfType = "parts.v1.Nothing" },
            // An enum is no type that can be extended.
            new ServerReflectionRequest { AllExtensionNumbersOfType = "parts.v1.Unit" },
            default,
            new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            [StatusCode.NotFound, StatusCode.NotFound, StatusCode.NotFound, StatusCode.NotFound, StatusCode.NotFound, StatusCode.InvalidArgument],
            responses[..6].Select(static response => (StatusCode)response.ErrorResponse!.Value.ErrorCode));
        Assert.True(responses[6].HasListServicesResponse);
    }

    [Fact]
    public async Task ImportsAreSentOncePerStream()
    {
        ServerReflectionResponse[] responses = await AskAsync(
            new ServerReflectionRequest { FileByFilename = "parts/part.proto" },
            new ServerReflectionRequest { FileByFilename = CatalogFile },
            new ServerReflectionRequest { FileByFilename = "parts/part.proto" });

        Assert.Equal([2, 2, 1], responses.Select(static response => response.FileDescriptorResponse!.Value.FileDescriptorProto.Count));
        Assert.Equal(["parts/part.proto", CatalogFile, "parts/part.proto"], responses.Select(FirstPath));
    }

    [Fact]
    public async Task TheOlderVersionAnswersTheSame()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
#pragma warning disable CS0612 // its file is deprecated, and older tools speak it
        var client = new global::Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(channel);
#pragma warning restore CS0612

        using var call = client.ServerReflectionInfo(default(CallOptions));
        await call.WriteAsync(new() { FileContainingSymbol = "parts.v1.Part" }).Within();
        await call.CompleteAsync().Within();

        Assert.True(await call.MoveNextAsync().Within());
        ServerReflectionResponse expected = Assert.Single(await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "parts.v1.Part" }));
        Assert.Equal(expected.ToByteArray(), call.Current.ToByteArray());
        Assert.False(await call.MoveNextAsync().Within());
    }

    [Fact]
    public async Task WithoutMappingThereIsNoReflection()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            static services => services.AddGrpcReflection(),
            static app => app.MapGrpcService<CatalogService>());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        var exception = await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel, new ServerReflectionRequest { ListServices = "" }));

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task MappingWithoutRegistrationIsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using WebApplication app = builder.Build();

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapGrpcReflectionService());

        Assert.Contains("AddGrpcReflection()", exception.Message, StringComparison.Ordinal);
    }

    private static ServerReflectionRequest Extension(string type, int number)
        => new() { FileContainingExtension = new ExtensionRequest { ContainingType = type, ExtensionNumber = number } };

    private static string FirstPath(ServerReflectionResponse response)
        => FileDescriptorProto.Parse(response.FileDescriptorResponse!.Value.FileDescriptorProto[0].Span).NameOrDefault;

    /// <summary>Links the files: that fails if one of them is missing.</summary>
    private static FileDescriptor[] Files(ServerReflectionResponse response)
    {
        var set = new FileDescriptorSet
        {
            File = [.. response.FileDescriptorResponse!.Value.FileDescriptorProto.Select(static file => FileDescriptorProto.Parse(file.Span))],
        };
        return [.. FileDescriptor.LoadSet(set.ToByteArray())];
    }

    private static Task<EchoServer> StartAsync() => EchoServer.StartAsync(
        static services =>
        {
            services.AddSingleton(new Handlers());
            services.AddGrpcReflection();
        },
        static app =>
        {
            app.MapGrpcReflectionService();

            // Written by hand, so without a descriptor.
            app.MapGrpcService<EchoService>();
            app.MapGrpcService<CatalogService>();
        });

    private static async Task<ServerReflectionResponse[]> AskAsync(params ServerReflectionRequest[] requests)
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        return await AskAsync(channel, requests);
    }

    private static async Task<ServerReflectionResponse[]> AskAsync(GrpcChannel channel, params ServerReflectionRequest[] requests)
    {
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(default(CallOptions));
        List<ServerReflectionResponse> responses = [];
        foreach (ServerReflectionRequest request in requests)
        {
            await call.WriteAsync(request).Within();
            Assert.True(await call.MoveNextAsync().Within());
            responses.Add(call.Current);
        }

        await call.CompleteAsync().Within();
        Assert.False(await call.MoveNextAsync().Within());
        return [.. responses];
    }
}
