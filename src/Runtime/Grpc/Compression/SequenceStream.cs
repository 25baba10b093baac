using System.Buffers;

namespace ProtoGen.Grpc;

/// <summary>Reads a sequence of bytes.</summary>
internal sealed class SequenceStream(ReadOnlySequence<byte> sequence) : ReadStream
{
    private ReadOnlySequence<byte> _rest = sequence;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, _rest.Length);
        _rest.Slice(0, count).CopyTo(buffer);
        _rest = _rest.Slice(count);
        return count;
    }
}
