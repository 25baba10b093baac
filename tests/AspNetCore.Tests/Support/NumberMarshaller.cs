using System.Buffers;
using System.Buffers.Binary;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Four bytes, big endian.</summary>
internal sealed class NumberMarshaller : Marshaller<Number>
{
    public override EncodedMessage Serialize(in Number message)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, message.Value);
        return EncodedMessage.FromBytes(bytes);
    }

    public override Number Deserialize(in ReadOnlySequence<byte> data)
    {
        if (data.Length != 4)
        {
            throw new ProtoException("number: four bytes are expected");
        }

        Span<byte> bytes = stackalloc byte[4];
        data.CopyTo(bytes);
        return new Number(BinaryPrimitives.ReadInt32BigEndian(bytes));
    }
}
