namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Is registered when something must find the call of the current request.</summary>
internal sealed class ServerCallTracking;
