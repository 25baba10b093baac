using System.Buffers;
using System.Text;
using ProtoGen.Grpc;

namespace ProtoGen.Interop;

/// <summary>The message of interop.proto, by hand: <c>message Text { string text = 1; }</c>.</summary>
internal readonly record struct Text(string Value)
{
    public static Marshaller<Text> Marshaller { get; } = new Codec();

    private sealed class Codec : Marshaller<Text>
    {
        private const byte Tag = 0x0a;

        public override EncodedMessage Serialize(in Text message)
        {
            if (message.Value.Length == 0)
            {
                return EncodedMessage.FromBytes([]);
            }

            byte[] utf8 = Encoding.UTF8.GetBytes(message.Value);
            using var bytes = new MemoryStream();
            using var writer = new BinaryWriter(bytes);
            writer.Write(Tag);
            writer.Write7BitEncodedInt(utf8.Length);
            writer.Write(utf8);
            return EncodedMessage.FromBytes(bytes.ToArray());
        }

        public override Text Deserialize(in ReadOnlySequence<byte> data)
        {
            if (data.IsEmpty)
            {
                return new Text("");
            }

            using var reader = new BinaryReader(new MemoryStream(data.ToArray()));
            if (reader.ReadByte() != Tag)
            {
                throw new ProtoException("Text: unknown field");
            }

            return new Text(Encoding.UTF8.GetString(reader.ReadBytes(reader.Read7BitEncodedInt())));
        }
    }
}
