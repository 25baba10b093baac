using System.Buffers.Binary;
using Conformance;

namespace ProtoGen.Conformance;

/// <summary>The runner's pipe: each message behind its length in four bytes, little-endian; an answer to every request.</summary>
internal static class Conversation
{
    public static void Run(Stream input, Stream output, Testee testee)
    {
        Span<byte> prefix = stackalloc byte[4];
        while (input.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) == prefix.Length)
        {
            byte[] request = new byte[BinaryPrimitives.ReadInt32LittleEndian(prefix)];
            input.ReadExactly(request);
            byte[] response = testee.Answer(ConformanceRequest.Parse(request)).ToByteArray();
            BinaryPrimitives.WriteInt32LittleEndian(prefix, response.Length);
            output.Write(prefix);
            output.Write(response);
            output.Flush();
        }
    }
}
