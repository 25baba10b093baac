using System.Buffers;

namespace ProtoGen.Grpc;

/// <summary>Collects what is written to it in pooled memory.</summary>
internal sealed class PooledStream : Stream
{
    private const int InitialSize = 1024;

    private byte[] _bytes = [];
    private int _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Reads a stream to its end, or until there is more than a limit.</summary>
    /// <returns>False when there is more; up to <paramref name="limit"/> + 1 bytes have been read then.</returns>
    public bool TryFill(Stream source, int limit)
    {
        while (true)
        {
            // One byte over the limit is what tells that there is more.
            var wanted = (int)Math.Min((long)limit + 1 - _length, Math.Max(InitialSize, _length));
            if (_bytes.Length == _length) Grow(wanted);
            var read = source.Read(_bytes.AsSpan(_length, (int)Math.Min(_bytes.Length - _length, (long)limit + 1 - _length)));
            if (read == 0) return true;
            _length += read;
            if (_length > limit) return false;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _bytes.Length - _length) Grow(buffer.Length);
        buffer.CopyTo(_bytes.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Gives the memory back. Not part of <see cref="Stream.Dispose()"/>: a compressor may close its output, and the bytes are needed after that.</summary>
    public void Release()
    {
        if (_bytes.Length != 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Grow(int more)
    {
        var needed = Math.Min(Math.Max((long)_length + more, Math.Max(InitialSize, _bytes.Length * 2L)), Array.MaxLength);
        if (needed - _length < more) throw new IOException("A compressed message is larger than an array can be.");
        var larger = ArrayPool<byte>.Shared.Rent((int)needed);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length != 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
