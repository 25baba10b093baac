using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public ref partial struct ReverseWriter
{
    /// <summary>A finished piece of output: pieces are listed from the message's end to its start.</summary>
    internal readonly record struct Segment(Array Source, int Offset, int Length, bool IsRented)
    {
        public ReadOnlySpan<byte> Bytes =>
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Source), Offset), Length);
    }

    internal sealed class SegmentList
    {
        private Segment[] _items = new Segment[8];

        public int Count { get; private set; }

        public Segment this[int index] => _items[index];

        public void Add(Segment segment)
        {
            if (Count == _items.Length)
                Array.Resize(ref _items, Count * 2);
            _items[Count++] = segment;
        }
    }

    /// <summary>The writer stops at <paramref name="pos"/>; what it holds goes to the result.</summary>
    internal readonly void Finish(nint pos, out byte[] block, out int offset, out int length, out SegmentList? finished)
    {
        block = _block!; // what is still on the stack is one block, and copied from there
        offset = (int)pos;
        length = (int)(_blockEnd - pos);
        finished = _segments;
        if (Written(pos) > int.MaxValue)
            Throw.TooLarge();
    }

    internal static void ReturnBlock(byte[] block)
    {
        if (block.Length == Scratch.Size)
            Scratch.GiveBack(block);
        else
            ArrayPool<byte>.Shared.Return(block);
    }

    /// <summary>
    /// The first block of a writer whose bytes are copied before its caller returns: a look at thread-static memory costs as much as three small fields
    /// (benchmarks/Wire, write rows small and big60-sparse).
    /// </summary>
    [InlineArray(Size)]
    internal struct StackBlock
    {
        public const int Size = 2048;

        private byte _first;
    }

    /// <summary>
    /// A thread's first block. One look at thread-static memory per message and no reference written: both are dear beside a small message (benchmarks/Wire,
    /// row big60-sparse).
    /// </summary>
    private sealed class Scratch
    {
        public const int Size = 1 << 16;

        [ThreadStatic]
        private static Scratch? _current;

        public readonly byte[] Block = GC.AllocateUninitializedArray<byte>(Size);

        public bool IsTaken;

        /// <summary>A second one while the first is in use, or was when a write failed.</summary>
        public static Scratch Take()
        {
            Scratch? scratch = _current;
            if (scratch is null || scratch.IsTaken)
                _current = scratch = new Scratch();
            scratch.IsTaken = true;
            return scratch;
        }

        public static void GiveBack(byte[] block)
        {
            if (_current is { } scratch && ReferenceEquals(scratch.Block, block))
                scratch.IsTaken = false;
        }
    }

    private nint UseScratch()
    {
        _scratch = Scratch.Take();
        _block = _scratch.Block;
        _start = ref MemoryMarshal.GetArrayDataReference(_block);
        _blockEnd = _block.Length;
        return _blockEnd;
    }

    /// <summary>What does not fit the stack's block goes on in the thread's.</summary>
    private nint LeaveStack(nint pos)
    {
        ref byte written = ref Unsafe.Add(ref _start, pos);
        nint length = _blockEnd - pos;
        pos = UseScratch() - length;
        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref _start, pos), ref written, (uint)length);
        return pos;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint NextBlock(nint pos, int count)
    {
        if (_block is null)
            return Reserve(LeaveStack(pos), count);
        if (Written(pos) > int.MaxValue - count)
            Throw.TooLarge();
        (_segments ??= new SegmentList()).Add(new Segment(_block, (int)pos, (int)(_blockEnd - pos), IsRented: true));
        _finished += _blockEnd - pos;
        byte[] block = ArrayPool<byte>.Shared.Rent(Math.Max(count, Math.Min(_block.Length * 2, LargestBlock)));
        _block = block;
        _start = ref MemoryMarshal.GetArrayDataReference(block);
        _blockEnd = block.Length;
        return _blockEnd;
    }

    /// <summary>Ends the piece being written, links a foreign one, and goes on in the room that is left in the block.</summary>
    private nint Splice(nint pos, Array source, int length)
    {
        if (_block is null)
            pos = LeaveStack(pos);
        _segments ??= new SegmentList();
        if (_blockEnd != pos)
            _segments.Add(new Segment(_block!, (int)pos, (int)(_blockEnd - pos), IsRented: false));
        _segments.Add(new Segment(source, 0, length, IsRented: false));
        _finished += _blockEnd - pos + length;
        _blockEnd = pos;
        if (Written(pos) > int.MaxValue)
            Throw.TooLarge();
        return pos;
    }
}
