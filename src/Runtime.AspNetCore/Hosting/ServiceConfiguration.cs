namespace ProtoGen.AspNetCore.Hosting;

/// <summary>What the options of one service have besides those of all.</summary>
/// <param name="ServiceType">The class that is mapped.</param>
/// <param name="Configure">Sets the options.</param>
internal sealed record ServiceConfiguration(Type ServiceType, Action<GrpcServiceOptions> Configure);
