using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.Benchmarks.Rpc.Measuring;

namespace ProtoGen.Benchmarks.Rpc.Server;

/// <summary>The server process: both servers, and a few commands on standard input, whose end ends it.</summary>
internal static class ServerProgram
{
    public static async Task RunAsync()
    {
        await using WebApplication protoGen = await StartAsync(builder => builder.Services.AddGrpc(), app => app.MapGrpcService<GreeterService>());
        await using WebApplication bare = await StartAsync(_ => { }, BareEndpoints.Map);
        Console.WriteLine($"{protoGen.Urls.First()} {bare.Urls.First()}");
        AllocationTypes? types = null;
        while (await Console.In.ReadLineAsync() is { } command)
        {
            switch (command.Split(' '))
            {
                case ["usage"]:
                    Usage usage = Usage.Now;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{usage.CpuMicroseconds} {usage.Bytes} {usage.CompiledMethods}"));
                    break;
                case ["types"]:
                    types = new AllocationTypes();
                    Console.WriteLine();
                    break;
                case ["types", var calls]:
                    Console.WriteLine(string.Join('\t', types!.Top(long.Parse(calls, CultureInfo.InvariantCulture), 12)));
                    types.Dispose();
                    break;
            }
        }
    }

    private static async Task<WebApplication> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        configure(builder);
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
