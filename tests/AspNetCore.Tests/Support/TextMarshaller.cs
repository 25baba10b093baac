using System.Buffers;
using System.Text;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A message is its UTF-8 text; other bytes are malformed.</summary>
internal sealed class TextMarshaller : Marshaller<string>
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override EncodedMessage Serialize(in string message) => EncodedMessage.FromBytes(_utf8.GetBytes(message));

    public override string Deserialize(in ReadOnlySequence<byte> data)
    {
        try
        {
            return _utf8.GetString(data);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ProtoException("text: not UTF-8", exception);
        }
    }
}
