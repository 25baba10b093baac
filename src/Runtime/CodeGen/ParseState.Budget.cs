using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public partial struct ParseState
{
    /// <summary>What the runtime adds to every object: its header and its type.</summary>
    internal const int ObjectSize = 16;

    /// <summary>What is kept about an array that grows, its place in the dictionary included.</summary>
    private const int GrowingSize = 64;

    /// <summary>
    /// Takes memory that the data is about to claim off the decode budget. Charged where a few wire bytes become a large allocation: arrays, boxes,
    /// map entries and unknown fields. Text and byte strings are as large as their wire data and need no budget.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Claim(nint pos, long bytes)
    {
        if ((_budget -= bytes) < 0)
            Throw.Budget(pos);
    }

    internal readonly bool CanClaim(long bytes) => _budget >= bytes;

    /// <summary>Adds to the budget what more data, of a size not known before, entitles to.</summary>
    internal void Grant(long bytes) => _budget += bytes;
}
