namespace ProtoGen.AspNetCore.Hosting;

/// <summary>What the handlers of one service have in common.</summary>
/// <param name="Server">The server.</param>
/// <param name="Options">The options of the service.</param>
/// <param name="Activator">Gets the service object of a call.</param>
internal sealed record MappedService(GrpcServer Server, GrpcServiceOptions Options, ServiceActivator Activator);
