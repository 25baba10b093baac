using ProtoGen.Grpc;

namespace ProtoGen.Interop;

/// <summary>The rpcs of interop.proto.</summary>
internal static class InteropMethods
{
    public static Method<Text, Text> Unary { get; } = Create(MethodType.Unary, "Unary");

    public static Method<Text, Text> Count { get; } = Create(MethodType.ServerStreaming, "Count");

    public static Method<Text, Text> Collect { get; } = Create(MethodType.ClientStreaming, "Collect");

    public static Method<Text, Text> Chat { get; } = Create(MethodType.DuplexStreaming, "Chat");

    public static Method<Text, Text> Missing { get; } = Create(MethodType.Unary, "Missing");

    private static Method<Text, Text> Create(MethodType type, string name) => new(type, "interop.v1.Interop", name, Text.Marshaller, Text.Marshaller);
}
