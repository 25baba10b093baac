using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProtoGen.Wire;

/// <summary>
/// The short ASCII texts of one parse, so that a text which comes again is the same object: names, labels and codes repeat in long lists, and a string costs
/// more to make, to collect and to keep than to find (benchmarks/Wire, row telemetry). Stops looking where texts do not repeat.
/// </summary>
internal sealed class TextCache
{
    /// <summary>Data shorter than this is not worth the look: most messages that repeat texts are lists.</summary>
    public const int LeastData = 8192;

    private const int LongestText = 32;

    /// <summary>Each with two places, the last one used first: two texts that often come in turn may have the same number.</summary>
    private const int SetBits = 8;

    /// <summary>So many misses, less those that hits make up for, show that the texts are all different: more than most records of a list have texts.</summary>
    private const int Patience = 32;

    /// <summary>Making a string takes longer than five looks in vain.</summary>
    private const int HitIsWorth = 4;

    [ThreadStatic]
    private static TextCache? _current;

    private readonly string?[] _texts = new string?[2 << SetBits];
    private int _patience;
    private bool _isTaken;

    /// <summary>The thread's own, empty. A second one while the first is in use, or was when a parse failed.</summary>
    public static TextCache Take()
    {
        TextCache? cache = _current;
        if (cache is null || cache._isTaken)
            _current = cache = new TextCache();
        cache._isTaken = true;
        cache._patience = Patience;
        return cache;
    }

    /// <summary>Forgets the texts: they belong to the message, and to nobody else.</summary>
    public void Release()
    {
        Array.Clear(_texts);
        _isTaken = false;
    }

    /// <summary>The text as an object that was made before, if it is known; otherwise null, and what the caller makes of it is a <see cref="Miss"/> if the place is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Find(ref byte source, nint length, out int place)
    {
        place = -1;
        if (length is 0 or > LongestText)
            return null;
        place = SetOf(ref source, length) << 1;
        string? last = _texts[place];
        if (Is(last, ref source, length))
            return Known(last);
        string? other = _texts[place + 1];
        if (!Is(other, ref source, length))
            return null;

        // To the front, so that texts which come once do not push out those that come often.
        Add(place, other);
        return Known(other);
    }

    /// <summary>Keeps what <see cref="Find"/> did not find, if it is ASCII; false when it is time to stop looking.</summary>
    public bool Miss(int place, string text, nint length)
    {
        // As many chars as bytes: ASCII, or lenient text with replacements, which Find never takes for its bytes.
        if (text.Length == length)
            Add(place, text);
        return --_patience > 0;
    }

    private void Add(int place, string text)
    {
        _texts[place + 1] = _texts[place];
        _texts[place] = text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private string Known(string text)
    {
        _patience = Math.Min(_patience + HitIsWorth, Patience);
        return text;
    }

    /// <summary>Chars and bytes are compared head and tail, which overlap. What was kept is ASCII, or has chars that no byte is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is([NotNullWhen(true)] string? text, ref byte source, nint length)
    {
        if (text is null || text.Length != length)
            return false;
        ref ushort chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        if (length >= 16)
        {
            Vector128<byte> head = Vector128.LoadUnsafe(ref source);
            Vector128<byte> tail = Vector128.LoadUnsafe(ref source, (nuint)length - 16);
            ref ushort lastChars = ref Unsafe.Add(ref chars, length - 16);
            Vector128<ushort> difference = (Vector128.WidenLower(head) ^ Vector128.LoadUnsafe(ref chars)) | (Vector128.WidenUpper(head) ^ Vector128.LoadUnsafe(ref chars, 8))
                | (Vector128.WidenLower(tail) ^ Vector128.LoadUnsafe(ref lastChars)) | (Vector128.WidenUpper(tail) ^ Vector128.LoadUnsafe(ref lastChars, 8));
            return difference == Vector128<ushort>.Zero;
        }
        if (length >= 8)
        {
            Vector128<ushort> head = Widen(Unsafe.ReadUnaligned<ulong>(ref source));
            Vector128<ushort> tail = Widen(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, length - 8)));
            return ((head ^ Vector128.LoadUnsafe(ref chars)) | (tail ^ Vector128.LoadUnsafe(ref chars, (nuint)length - 8))) == Vector128<ushort>.Zero;
        }
        if (length >= 4)
        {
            ulong head = Widen(Unsafe.ReadUnaligned<uint>(ref source)).AsUInt64().ToScalar();
            ulong tail = Widen(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, length - 4))).AsUInt64().ToScalar();
            return head == Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref chars))
                && tail == Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref chars, length - 4)));
        }
        return chars == source && Unsafe.Add(ref chars, length >> 1) == Unsafe.Add(ref source, length >> 1) && Unsafe.Add(ref chars, length - 1) == Unsafe.Add(ref source, length - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ulong bytes) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());

    /// <summary>By the length and both ends, which is where texts differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SetOf(ref byte source, nint length)
    {
        ulong head;
        ulong tail;
        if (length >= 8)
        {
            head = Unsafe.ReadUnaligned<ulong>(ref source);
            tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, length - 8));
        }
        else if (length >= 4)
        {
            head = Unsafe.ReadUnaligned<uint>(ref source);
            tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, length - 4));
        }
        else
        {
            head = source;
            tail = (uint)(Unsafe.Add(ref source, length >> 1) << 8 | Unsafe.Add(ref source, length - 1));
        }
        return (int)((head * 0x9E3779B97F4A7C15 + (tail ^ (ulong)length) * 0xC2B2AE3D27D4EB4F) >> (64 - SetBits));
    }
}
