namespace ProtoGen.InteropTests.Testing;

/// <summary>js/testing-server.mjs: the service of the gRPC interop cases by @grpc/grpc-js.</summary>
public sealed class GrpcJsTestingServer() : NodeServer("testing-server.mjs");
