using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>What one parse carries beside the position: the depth budget, the open group, and who may still change what was built.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ParseState
{
    private static long _lastOwner;

    private readonly int _maxDepth;
    private int _depth;
    private uint _endGroup;
    private long _owner;
    private (Array Array, int Count)[]? _growing;

    internal ParseState(int maxDepth)
    {
        _maxDepth = maxDepth;
        _depth = maxDepth;
    }

    /// <summary>How many arrays have room to spare; a message compares it on entry and exit to know whether it must trim.</summary>
    public int Growing { get; private set; }

    /// <summary>Marks the maps and unknown fields that this parse made: only those may be changed in place, all others are shared.</summary>
    internal long Owner
    {
        get
        {
            if (_owner == 0)
                _owner = Interlocked.Increment(ref _lastOwner);
            return _owner;
        }
    }

    internal readonly int MaxDepth => _maxDepth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(nint pos)
    {
        if (--_depth < 0)
            Throw.Depth(pos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave() => _depth++;

    /// <summary>Notes the end-group tag just read and returns the complement of the position, which no length-delimited caller takes for a position.</summary>
    public nint EndGroup(uint tag, nint pos)
    {
        if (tag < 8)
            Throw.Tag(pos);
        _endGroup = tag;
        return ~pos;
    }

    /// <summary>Turns the result of a group's body into a position.</summary>
    internal nint CloseGroup(uint endTag, nint result, nint end)
    {
        if (result >= 0)
            Throw.EndGroup(end);
        if (_endGroup != endTag)
            Throw.EndGroup(~result);
        return ~result;
    }

    /// <summary>Makes room for <paramref name="count"/> more elements. The array is exact after one run of records, which is the common case.</summary>
    internal T[] Append<T>(ref T[]? field, int count, out int index)
    {
        if (field is not null)
            return AppendAgain(ref field, count, out index);
        index = 0;
        return field = RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? new T[count] : GC.AllocateUninitializedArray<T>(count);
    }

    /// <summary>Makes room for one element where a run cannot be counted cheaply: grows by doubling from the start.</summary>
    internal T[] AppendOne<T>(ref T[]? field, out int index)
    {
        field ??= [];
        return AppendAgain(ref field, 1, out index);
    }

    /// <summary>Gives a field its exact array back. Called once per repeated field when <see cref="Growing"/> changed.</summary>
    public readonly void Trim<T>(ref T[]? field, int since)
    {
        if (field is null)
            return;
        for (int i = Growing - 1; i >= since; i--)
        {
            if (ReferenceEquals(_growing![i].Array, field))
            {
                if (field.Length != _growing[i].Count)
                    Array.Resize(ref field, _growing[i].Count);
                return;
            }
        }
    }

    /// <summary>Forgets the arrays that grew since <paramref name="since"/>; they are exact now.</summary>
    public void Trimmed(int since)
    {
        _growing.AsSpan(since, Growing - since).Clear();
        Growing = since;
    }

    /// <summary>
    /// A second run of the same field, or a merge into existing elements: grows by doubling, so that interleaved records cost linear time,
    /// and never writes into an array that this parse did not make.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] AppendAgain<T>(ref T[] field, int count, out int index)
    {
        for (int i = Growing - 1; i >= 0; i--)
        {
            ref (Array Array, int Count) entry = ref _growing![i];
            if (!ReferenceEquals(entry.Array, field))
                continue;
            index = entry.Count;
            if (field.Length - index < count)
            {
                Array.Resize(ref field, GrownLength<T>(index, count));
                entry.Array = field;
            }
            entry.Count = index + count;
            return field;
        }

        index = field.Length;
        var grown = new T[GrownLength<T>(index, count)];
        field.CopyTo(grown, 0);
        field = grown;
        _growing ??= new (Array, int)[4];
        if (Growing == _growing.Length)
            Array.Resize(ref _growing, Growing * 2);
        _growing[Growing++] = (grown, index + count);
        return grown;
    }

    private static int GrownLength<T>(int length, int count) =>
        (int)Math.Max((long)length + count, Math.Clamp((long)length * 2, 4, Array.MaxLength));
}
