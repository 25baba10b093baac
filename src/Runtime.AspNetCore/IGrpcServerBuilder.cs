using Microsoft.Extensions.DependencyInjection;

namespace ProtoGen.AspNetCore;

/// <summary>What <see cref="GrpcServiceCollectionExtensions.AddGrpc"/> returns, for further registrations.</summary>
public interface IGrpcServerBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}
