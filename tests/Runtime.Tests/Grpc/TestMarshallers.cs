using System.Buffers;
using System.Text;
using ProtoGen.Grpc;

namespace ProtoGen.Tests.Grpc;

internal sealed class StringMarshaller : Marshaller<string>
{
    public static readonly StringMarshaller Instance = new();

    public override EncodedMessage Serialize(in string message) =>
        message == "unserializable" ? throw new FormatException("cannot serialize this") : EncodedMessage.FromBytes(Encoding.UTF8.GetBytes(message));

    public override string Deserialize(in ReadOnlySequence<byte> data)
    {
        var text = Encoding.UTF8.GetString(data);
        return text == "malformed" ? throw new ProtoException("text.field at offset 0 is malformed") : text;
    }
}

internal sealed class BytesMarshaller : Marshaller<byte[]>
{
    public static readonly BytesMarshaller Instance = new();

    public override EncodedMessage Serialize(in byte[] message) => EncodedMessage.FromBytes(message);

    public override byte[] Deserialize(in ReadOnlySequence<byte> data) => data.ToArray();
}
