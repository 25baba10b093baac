namespace ProtoGen.Generator.Services;

/// <summary>The types of the runtime and of .NET that generated services name.</summary>
internal static class RuntimeTypes
{
    public const string Method = "global::ProtoGen.Grpc.Method";
    public const string MethodType = "global::ProtoGen.Grpc.MethodType";
    public const string Service = "global::ProtoGen.Grpc.IGrpcService";
    public const string Descriptor = "global::ProtoGen.Reflection.ServiceDescriptor";
    public const string Binder = "global::ProtoGen.Grpc.IServiceBinder";
    public const string Context = "global::ProtoGen.Grpc.ServerCallContext";
    public const string StreamWriter = "global::ProtoGen.Grpc.IServerStreamWriter";
    public const string Metadata = "global::ProtoGen.Grpc.Metadata";
    public const string CallOptions = "global::ProtoGen.Grpc.CallOptions";
    public const string Invoker = "global::ProtoGen.Grpc.Client.CallInvoker";
    public const string Channel = "global::ProtoGen.Grpc.Client.GrpcChannel";
    public const string UnaryCall = "global::ProtoGen.Grpc.Client.UnaryCall";
    public const string ServerStreamingCall = "global::ProtoGen.Grpc.Client.ServerStreamingCall";
    public const string ClientStreamingCall = "global::ProtoGen.Grpc.Client.ClientStreamingCall";
    public const string DuplexStreamingCall = "global::ProtoGen.Grpc.Client.DuplexStreamingCall";
    public const string Marshaller = "global::ProtoGen.CodeGen.MessageMarshaller";
    public const string Pump = "global::ProtoGen.CodeGen.ServerStreamPump.PumpAsync";
    public const string Unimplemented = "global::ProtoGen.CodeGen.Unimplemented";
    public const string ClientStreams = "global::ProtoGen.CodeGen.ClientStreams";

    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string DateTime = "global::System.DateTime";
    public const string ArgumentNullException = "global::System.ArgumentNullException";
}
