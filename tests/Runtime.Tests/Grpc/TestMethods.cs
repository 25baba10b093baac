using ProtoGen.Grpc;

namespace ProtoGen.Tests.Grpc;

internal static class TestMethods
{
    public static readonly Method<string, string> Unary = Text(MethodType.Unary);
    public static readonly Method<string, string> ServerStreaming = Text(MethodType.ServerStreaming);
    public static readonly Method<string, string> ClientStreaming = Text(MethodType.ClientStreaming);
    public static readonly Method<string, string> Duplex = Text(MethodType.DuplexStreaming);
    public static readonly Method<byte[], byte[]> UnaryBytes = Bytes(MethodType.Unary);
    public static readonly Method<byte[], byte[]> DuplexBytes = Bytes(MethodType.DuplexStreaming);

    private static Method<string, string> Text(MethodType type) => new(type, "test.v1.Text", type.ToString(), StringMarshaller.Instance, StringMarshaller.Instance);

    private static Method<byte[], byte[]> Bytes(MethodType type) => new(type, "test.v1.Bytes", type.ToString(), BytesMarshaller.Instance, BytesMarshaller.Instance);
}
