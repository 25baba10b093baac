using System.Buffers.Binary;
using System.Text;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Frames by hand, independent of the product's own code.</summary>
internal static class Frames
{
    public static byte[] Of(params string[] texts) => [.. texts.SelectMany(static text => Of(Encoding.UTF8.GetBytes(text)))];

    public static byte[] Of(byte[] payload, byte flag = 0)
    {
        byte[] frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static byte[] OfNumber(int value) => [0, 0, 0, 0, 4, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>Cuts a body into its messages.</summary>
    public static List<string> Texts(ReadOnlySpan<byte> body)
    {
        List<string> texts = [];
        while (!body.IsEmpty)
        {
            Assert.Equal(0, body[0]);
            int length = BinaryPrimitives.ReadInt32BigEndian(body[1..]);
            texts.Add(Encoding.UTF8.GetString(body.Slice(5, length)));
            body = body[(5 + length)..];
        }

        return texts;
    }
}
