using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

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

    /// <summary>The text as an object that was made before, if it is known; otherwise null, and the caller may give it to <see cref="Add"/> if the place is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Find(ref byte source, nint length, out int place)
    {
        place = -1;
        return length is > 0 and <= LongestText && _patience > 0 ? FindShort(ref source, length, out place) : null;
    }

    /// <summary>Keeps an ASCII text that <see cref="Find"/> did not find.</summary>
    public void Add(int place, string text)
    {
        _texts[place + 1] = _texts[place];
        _texts[place] = text;
    }

    private string? FindShort(ref byte source, nint length, out int place)
    {
        place = SetOf(ref source, length) << 1;
        string? last = _texts[place];
        if (Is(last, ref source, length))
            return Known(last);
        string? other = _texts[place + 1];
        if (Is(other, ref source, length))
        {
            // To the front, so that texts which come once do not push out those that come often.
            Add(place, other);
            return Known(other);
        }
        _patience--;
        return null;
    }

    private string Known(string text)
    {
        _patience = Math.Min(_patience + HitIsWorth, Patience);
        return text;
    }

    private static bool Is([NotNullWhen(true)] string? text, ref byte source, nint length) =>
        text is not null && text.Length == length && Ascii.Equals(MemoryMarshal.CreateReadOnlySpan(ref source, (int)length), text);

    /// <summary>By the length and both ends, which is where texts differ.</summary>
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
        ulong mixed = (head + (ulong)length) * 0x9E3779B97F4A7C15 ^ BitOperations.RotateLeft(tail * 0xC2B2AE3D27D4EB4F, 32);
        return (int)((mixed * 0x9E3779B97F4A7C15) >> (64 - SetBits));
    }
}
