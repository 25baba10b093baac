using System.Buffers;

namespace ProtoGen.Grpc.Client;

/// <summary>What has been received of a response and not been parsed. It grows with what arrives, never with what a prefix announces.</summary>
internal struct ReceiveBuffer
{
    private const int InitialSize = 4096;

    private byte[]? _bytes;
    private int _start;
    private int _end;

    public readonly bool IsEmpty => _start == _end;

    public readonly ReadOnlySequence<byte> Unread => _bytes is null ? default : new ReadOnlySequence<byte>(_bytes, _start, _end - _start);

    /// <summary>Drops everything but the last <paramref name="rest"/> bytes.</summary>
    public void KeepLast(long rest) => _start = _end - (int)rest;

    /// <summary>Free space at the end, at least one byte; makes room by moving or growing.</summary>
    public Memory<byte> GetSpace()
    {
        _bytes ??= ArrayPool<byte>.Shared.Rent(InitialSize);
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _bytes.Length)
        {
            var length = _end - _start;
            var target = _bytes;
            if (length > _bytes.Length / 2) target = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)_bytes.Length * 2, Array.MaxLength));
            _bytes.AsSpan(_start, length).CopyTo(target);
            if (target != _bytes) ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
            _start = 0;
            _end = length;
        }

        return _bytes.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    /// <summary>Gives the memory back. Only the one who reads may call it: nobody else knows that no read is under way.</summary>
    public void Release()
    {
        if (_bytes is null) return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        _start = _end = 0;
    }
}
