using System.Diagnostics;

namespace ProtoGen.InteropTests;

/// <summary>A server script of @grpc/grpc-js.</summary>
public abstract class NodeServer(string script) : ScriptServer
{
    protected override Task<Process> StartAsync() => NodeScripts.StartAsync(script);
}
