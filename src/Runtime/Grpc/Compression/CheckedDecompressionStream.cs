namespace ProtoGen.Grpc;

/// <summary>
/// The decompressors of the framework take the end of their input for the end of the data, so that a truncated message would pass for a shorter one. This makes it an error. Those of
/// zlib and brotli ask for more input only when theirs is incomplete. That of gzip asks in any case, for another member; the format ends with the length of the data instead.
/// </summary>
internal sealed class CheckedDecompressionStream(Stream decompressor, CompressedSource source, bool hasLengthTrailer) : ReadStream
{
    private const int SmallestGzip = 18;

    private long _length;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = decompressor.Read(buffer);
        }
        catch (InvalidOperationException exception)
        {
            // What BrotliStream throws for damaged data.
            throw new InvalidDataException(exception.Message, exception);
        }

        _length += read;
        if (read == 0 && buffer.Length != 0 && !IsComplete()) throw new InvalidDataException("The compressed data is truncated.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) decompressor.Dispose();
        base.Dispose(disposing);
    }

    private bool IsComplete() => hasLengthTrailer
        ? source.Count >= SmallestGzip && source.LastFour == unchecked((uint)_length)
        : !source.IsExhausted;
}
