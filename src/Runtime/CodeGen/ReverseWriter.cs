using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>
/// Writes a message back to front, so that every length is known when its prefix is due: no size pass, linear at any depth
/// (4.5 times Google.Protobuf's ToByteArray against 3.2 for size-then-write; benchmarks/Wire, write rows).
/// The position is passed and returned like the reader's. Callers reserve room once per message and after each value of variable length;
/// between reservations scalars go out without a check.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ReverseWriter
{
    /// <summary>The room that a value codec finds and leaves: tags, lengths and the widest scalar of a map entry, and the slack of eight-byte stores.</summary>
    public const int ValueRoom = 40;

    /// <summary>Stores of eight bytes that end at the position may touch this many bytes in front of what they mean to write.</summary>
    internal const int Slack = 8;

    private const int LargestBlock = 1 << 20;

    private Scratch? _scratch;
    private ref byte _start;
    private byte[]? _block;
    private nint _blockEnd;
    private nint _finished;
    private SegmentList? _segments;
    private int _depth;
    private int _uncheckedDepth;

    /// <summary>Maps are sorted by key.</summary>
    internal bool IsDeterministic { get; private set; }

    internal static nint Begin(SerializeOptions? options, out ReverseWriter writer)
    {
        writer = default;
        writer.Obey(options ?? SerializeOptions.Default);
        return writer.UseScratch();
    }

    /// <summary>
    /// Begins in the caller's stack frame, where most messages fit; one that does not moves to the thread's block. If it <see cref="IsOneBlock"/>, the caller copies the
    /// bytes before it returns; an <see cref="EncodedMessage"/> is made only of what is not, and never lies on the stack.
    /// </summary>
    internal static unsafe nint Begin(SerializeOptions? options, ref StackBlock block, out ReverseWriter writer)
    {
        writer = default;
        writer.Obey(options ?? SerializeOptions.Default);
        // A local does not move, and the caller's frame outlives the writer.
        writer._start = ref Unsafe.AsRef<byte>(Unsafe.AsPointer(ref block));
        writer._blockEnd = StackBlock.Size;
        return StackBlock.Size;
    }

    /// <summary>Begins what is written to be hashed: maps sorted, as deep as the stack goes.</summary>
    internal static nint BeginHash(out ReverseWriter writer)
    {
        nint pos = Begin(SerializeOptions.ForHash, out writer);
        writer._depth = int.MaxValue;
        writer._uncheckedDepth = int.MaxValue - ParseOptions.DefaultMaxDepth;
        return pos;
    }

    /// <summary>
    /// True for a message that fits the stack's or the thread's block, which is nearly every one, with its bytes; <see cref="Release"/> the block when they are copied.
    /// Saves an <see cref="EncodedMessage"/> (benchmarks/Wire, write rows of small messages).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool IsOneBlock(nint pos, out ReadOnlySpan<byte> bytes)
    {
        bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, pos), (int)(_blockEnd - pos));
        return _segments is null;
    }

    internal readonly void Release()
    {
        if (_scratch is { } scratch)
            scratch.IsTaken = false;
    }

    /// <summary>How many bytes have been written when the position is <paramref name="pos"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Written(nint pos) => _finished + _blockEnd - pos;

    /// <summary>Makes sure that <paramref name="count"/> bytes fit in front of <paramref name="pos"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Reserve(nint pos, int count) => pos >= count ? pos : NextBlock(pos, count);

    /// <summary>Enters a message of a recursive type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (--_depth < _uncheckedDepth)
            EnterDeep();
    }

    /// <summary>Leaves a message of a recursive type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => _depth++;

    /// <summary>Writes a one-byte tag, or any byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Tag(nint pos, byte tag)
    {
        Unsafe.Add(ref _start, --pos) = tag;
        return pos;
    }

    /// <summary>Writes a two-byte tag given as it stands on the wire (little-endian).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint TwoByteTag(nint pos, ushort tagBytes)
    {
        pos -= 2;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, pos), tagBytes);
        return pos;
    }

    /// <summary>Writes a tag of any length.</summary>
    public readonly nint LongTag(nint pos, uint tag) => Varint(pos, tag);

    /// <summary>Writes a varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Varint(nint pos, ulong value)
    {
        if (value < 0x80)
        {
            Unsafe.Add(ref _start, --pos) = (byte)value;
            return pos;
        }
        return LongVarint(ref _start, pos, value);
    }

    /// <summary>Writes a varint of 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Varint(nint pos, uint value)
    {
        if (value < 0x80)
        {
            Unsafe.Add(ref _start, --pos) = (byte)value;
            return pos;
        }
        return LongVarint(ref _start, pos, value);
    }

    /// <summary>Writes an <c>int32</c>; negative numbers take ten bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Int32(nint pos, int value) => Varint(pos, (ulong)(long)value);

    /// <summary>Writes an <c>int64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Int64(nint pos, long value) => Varint(pos, (ulong)value);

    /// <summary>Writes a <c>uint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint UInt32(nint pos, uint value) => Varint(pos, value);

    /// <summary>Writes a <c>uint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint UInt64(nint pos, ulong value) => Varint(pos, value);

    /// <summary>Writes an <c>sint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint SInt32(nint pos, int value) => Varint(pos, Varints.ZigZag(value));

    /// <summary>Writes an <c>sint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint SInt64(nint pos, long value) => Varint(pos, Varints.ZigZag(value));

    /// <summary>Writes a <c>bool</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Bool(nint pos, bool value) => Tag(pos, value ? (byte)1 : (byte)0);

    /// <summary>Writes an enum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Enum<TEnum>(nint pos, TEnum value)
        where TEnum : unmanaged, Enum => Int32(pos, Unsafe.BitCast<TEnum, int>(value));

    /// <summary>Writes a fixed-width number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Fixed<T>(nint pos, T value)
        where T : unmanaged
    {
        pos -= Unsafe.SizeOf<T>();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, pos), value);
        return pos;
    }

    private void Obey(SerializeOptions options)
    {
        IsDeterministic = options.Deterministic;
        _depth = options.MaxDepth + 1; // the outermost message is not counted
        _uncheckedDepth = Math.Max(0, options.MaxDepth - ParseOptions.DefaultMaxDepth);
    }

    /// <summary>A stack overflow cannot be caught, so a caller's larger limit counts only as far as the thread's stack goes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void EnterDeep()
    {
        if (_depth < 0)
            Throw.WriteDepth();
        if (_uncheckedDepth > ParseOptions.LargestMaxDepth) // a hash
            RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Throw.WriteStack();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint LongVarint(ref byte start, nint pos, ulong value)
    {
        if (value < 1 << 14)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, pos - 2), (ushort)(0x80 | (value & 0x7f) | (value >> 7 << 8)));
            return pos - 2;
        }
        int length = Varints.Length(value);
        if (value < 1UL << 56)
        {
            // One store whose last byte is the varint's last; the bytes in front of it are written later.
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, pos - 8), Varints.Spread(value, length) << (64 - 8 * length));
            return pos - length;
        }
        // Of nine bytes and ten, such as negative numbers: eight that go on, and the highest bits.
        pos -= length;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, pos), Varints.Spread(value & ((1UL << 56) - 1), 8) | (0x80UL << 56));
        Unsafe.Add(ref start, pos + 8) = (byte)(value >> 56);
        if (length == 10)
            Unsafe.Add(ref start, pos + 9) = 1;
        return pos;
    }
}
