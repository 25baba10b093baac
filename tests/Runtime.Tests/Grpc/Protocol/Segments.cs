using System.Buffers;

namespace ProtoGen.Tests.Grpc.Protocol;

/// <summary>The same bytes in every shape in which they can arrive.</summary>
internal static class Segments
{
    /// <summary>Two segments, split after <paramref name="first"/> bytes.</summary>
    public static ReadOnlySequence<byte> Split(byte[] bytes, int first) => Join([bytes[..first], bytes[first..]]);

    /// <summary>One segment per byte, with empty ones between.</summary>
    public static ReadOnlySequence<byte> OnePerByte(byte[] bytes) => Join([.. bytes.SelectMany(value => new byte[][] { [value], [] })]);

    private static ReadOnlySequence<byte> Join(byte[][] parts)
    {
        if (parts.Length == 0) return ReadOnlySequence<byte>.Empty;
        var first = new Segment(parts[0], null);
        var last = first;
        foreach (var part in parts.Skip(1)) last = new Segment(part, last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? previous)
        {
            Memory = bytes;
            if (previous is null) return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
