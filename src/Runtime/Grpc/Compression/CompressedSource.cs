namespace ProtoGen.Grpc;

/// <summary>Passes compressed bytes on and remembers how they ended.</summary>
internal sealed class CompressedSource(Stream input) : ReadStream
{
    /// <summary>Whether somebody asked for more than there is.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>How many bytes were passed on.</summary>
    public long Count { get; private set; }

    /// <summary>The last four bytes, the latest of them in the highest place: a little-endian number.</summary>
    public uint LastFour { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = input.Read(buffer);
        if (read == 0) IsExhausted |= buffer.Length != 0;
        foreach (var value in buffer[Math.Max(0, read - 4)..read]) LastFour = (LastFour >> 8) | ((uint)value << 24);
        Count += read;
        return read;
    }
}
