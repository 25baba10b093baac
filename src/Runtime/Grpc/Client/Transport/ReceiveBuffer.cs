using System.Buffers;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>What has been received of a response and not been parsed. It grows with what arrives, never with what a prefix announces.</summary>
internal struct ReceiveBuffer
{
    private const int InitialSize = 4096;

    private byte[]? _bytes;
    private int _start;
    private int _end;

    public readonly bool IsEmpty => _start == _end;

    /// <summary>Takes the next message; see <see cref="Framing.TryReadPrefix"/>.</summary>
    public FrameResult TryTake(int maxMessageSize, out Frame frame)
    {
        var result = Framing.TryReadPrefix(_bytes.AsSpan(_start, _end - _start), _end - _start, maxMessageSize, out frame);
        if (result != FrameResult.Message) return result;
        var length = (int)frame.Length;
        frame = frame with { Payload = new ReadOnlySequence<byte>(_bytes!, _start + Framing.PrefixLength, length) };
        _start += Framing.PrefixLength + length;
        return result;
    }

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
