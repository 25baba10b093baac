using System.Buffers;

namespace ProtoGen.Grpc.Protocol;

/// <summary>A pooled, growing buffer of frames that wait to be sent.</summary>
/// <param name="initialSize">The size of the memory that the first write rents, in bytes.</param>
internal sealed class SendBuffer(int initialSize = 1024) : IBufferWriter<byte>
{
    // A buffer that a large message has blown up is not kept for the small ones that follow.
    private const int LargestKept = 256 * 1024;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count)
    {
        if (count < 0 || count > _bytes.Length - Length) throw new ArgumentOutOfRangeException(nameof(count));
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Takes back what was written after the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = length;

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > LargestKept) Release();
    }

    public void Release()
    {
        if (_bytes.Length != 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Grow(int sizeHint)
    {
        var needed = (long)Length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, Math.Max(initialSize, _bytes.Length * 2L)), Array.MaxLength));
        Written.Span.CopyTo(larger);
        if (_bytes.Length != 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
