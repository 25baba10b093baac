using ProtoGen.Grpc;

namespace ProtoGen.Tests.Grpc;

/// <summary>A "compression" of an application's own: run lengths of one byte, so that it is easy to check by eye.</summary>
internal sealed class RunLengthProvider(string name = "x-runs") : ICompressionProvider
{
    public string EncodingName => name;

    public Stream CreateCompressionStream(Stream output) => new Runs(output);

    public Stream CreateDecompressionStream(Stream input)
    {
        var plain = new MemoryStream();
        while (input.ReadByte() is var count and >= 0)
        {
            if (input.ReadByte() is not (>= 0 and var value)) throw new InvalidDataException("a run has no byte");
            for (var i = 0; i < count; i++) plain.WriteByte((byte)value);
        }

        plain.Position = 0;
        return plain;
    }

    private sealed class Runs(Stream output) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            var plain = ToArray();
            for (var i = 0; i < plain.Length;)
            {
                var start = i;
                while (i < plain.Length && i - start < 255 && plain[i] == plain[start]) i++;
                output.WriteByte((byte)(i - start));
                output.WriteByte(plain[start]);
            }

            base.Dispose(disposing);
        }
    }
}
