using System;

namespace ProtoGen.Parser.Buffers;

/// <summary>
/// One array per thread and element type that is used again and again. Large short-lived arrays are what makes the garbage
/// collector look at the whole heap: benchmarks/Compiler shows the difference.
/// </summary>
internal static class Scratch<T>
{
    /// <summary>Larger arrays are not kept; few files need them.</summary>
    private const int MaxLength = 1 << 20;

    [ThreadStatic]
    private static T[]? _kept;

    /// <summary>An array with at least that many elements, whose content is arbitrary.</summary>
    public static T[] Rent(int minimumLength)
    {
        if (_kept is not { } kept || kept.Length < minimumLength)
            return new T[minimumLength];
        _kept = null;
        return kept;
    }

    /// <summary>Takes an array back that nobody uses any more; it need not come from <see cref="Rent"/>.</summary>
    public static void Return(T[] array)
    {
        if (array.Length <= MaxLength && (_kept is null || _kept.Length < array.Length))
            _kept = array;
    }
}
