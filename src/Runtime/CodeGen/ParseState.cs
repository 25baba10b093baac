using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>What one parse carries beside the position: the budgets of depth and memory, the open group, and who may still change what was built.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct ParseState
{
    /// <summary>From so many on, growing arrays are found through a dictionary; hostile input can make any number.</summary>
    private const int ManyGrowing = 32;

    /// <summary>Owner numbers are taken in blocks, so that threads do not meet at the counter in each parse.</summary>
    private const int OwnersPerThread = 1024;

    private static long _lastOwner;

    [ThreadStatic]
    private static long _threadOwner;

    /// <summary>So many levels fit every stack that .NET gives out; below them each level looks.</summary>
    private const int UncheckedLevels = ParseOptions.DefaultMaxDepth;

    private readonly int _uncheckedDepth;
    private int _depth;
    private long _budget;
    private uint _endGroup;
    private long _owner;
    private (Array Array, int Count)[]? _growing;
    private Dictionary<Array, int>? _places;

    internal ParseState(int maxDepth, long decodeBudget)
    {
        _depth = maxDepth;
        _budget = decodeBudget;
        _uncheckedDepth = Math.Max(0, maxDepth - UncheckedLevels);
    }

    /// <summary>
    /// How many arrays have room to spare. Whoever owns a message's slot (the whole parse, an array, a map) compares it before and after to know whether
    /// to trim. Singular sub-messages are trimmed with their owner: their records may go on, and copying the arrays for each would take quadratic time.
    /// </summary>
    internal int Growing { get; private set; }

    /// <summary>
    /// A box that is there when a record comes may be changed only if this parse made it, which is so when it began with an empty message;
    /// otherwise copies of the message that is merged into share it.
    /// </summary>
    internal bool OwnsBoxes { get; init; }

    /// <summary>
    /// How many bytes may still be read only to count what comes. Counting groups reads what is in them, at each level of nesting again; the budget, four times
    /// the data, keeps a parse linear.
    /// </summary>
    internal long LookAhead { get; set; }

    /// <summary>Texts that may come again; null where the data is too short for that, or does not repeat texts.</summary>
    internal TextCache? Texts { get; set; }

    /// <summary>Marks the maps and unknown fields that this parse made: only those may be changed in place, all others are shared.</summary>
    internal long Owner
    {
        get
        {
            if (_owner == 0)
                _owner = NextOwner();
            return _owner;
        }
    }

    private static long NextOwner()
    {
        if (_threadOwner % OwnersPerThread == 0)
            _threadOwner = Interlocked.Add(ref _lastOwner, OwnersPerThread) - OwnersPerThread;
        return ++_threadOwner;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(nint pos)
    {
        if (--_depth < _uncheckedDepth)
            EnterDeep(pos);
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
    internal T[] Append<T>(nint pos, ref T[]? field, int count, out int index)
    {
        if (field is not null)
            return AppendAgain(pos, ref field, count, out index);
        index = 0;
        Claim(pos, (long)count * Unsafe.SizeOf<T>());
        return field = RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? new T[count] : GC.AllocateUninitializedArray<T>(count);
    }

    /// <summary>Makes room for one element where a run cannot be counted cheaply: grows by doubling from the start.</summary>
    internal T[] AppendOne<T>(nint pos, ref T[]? field, out int index)
    {
        field ??= [];
        return AppendAgain(pos, ref field, 1, out index);
    }

    /// <summary>Trims a message, if anything in it grew since, and forgets what did.</summary>
    internal void Close<T>(ref T message, int since)
        where T : struct, IMessage<T>
    {
        if (Growing != since)
            CloseGrown(ref message, since);
    }

    /// <summary>Gives a field its exact array back.</summary>
    public readonly void Trim<T>(ref T[]? field, int since)
    {
        if (field is null)
            return;
        int place = PlaceOf(field);
        if (place >= since && field.Length != _growing![place].Count)
            Array.Resize(ref field, _growing[place].Count);
    }

    /// <summary>Trims an inline sub-message.</summary>
    public void TrimMessage<T>(ref T field, int since)
        where T : struct, IMessage<T> => T.Trim(ref field, ref this, since);

    /// <summary>Trims a boxed sub-message. One that this parse did not make holds none of the arrays and stays as it is.</summary>
    public void TrimMessage<T>(Box<T>? field, int since)
        where T : struct, IMessage<T>
    {
        if (field is not null)
            T.Trim(ref field.Value, ref this, since);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CloseGrown<T>(ref T message, int since)
        where T : struct, IMessage<T>
    {
        T.Trim(ref message, ref this, since);
        for (int i = since; _places is not null && i < Growing; i++)
            _places.Remove(_growing![i].Array);
        _growing.AsSpan(since, Growing - since).Clear();
        Growing = since;
    }

    private readonly int PlaceOf(Array array)
    {
        if (_places is not null)
            return _places.GetValueOrDefault(array, -1);
        for (int i = Growing - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_growing![i].Array, array))
                return i;
        }
        return -1;
    }

    /// <summary>A stack overflow cannot be caught, so a caller's larger limit counts only as far as the thread's stack goes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void EnterDeep(nint pos)
    {
        if (_depth < 0)
            Throw.Depth(pos);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Throw.Stack(pos);
    }

    /// <summary>
    /// A second run of the same field, or a merge into existing elements: grows by doubling, so that interleaved records cost linear time,
    /// and never writes into an array that this parse did not make.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] AppendAgain<T>(nint pos, ref T[] field, int count, out int index)
    {
        int place = PlaceOf(field);
        if (place >= 0)
        {
            ref (Array Array, int Count) entry = ref _growing![place];
            index = entry.Count;
            if (field.Length - index < count)
            {
                int length = GrownLength<T>(index, count);
                Claim(pos, (long)(length - field.Length) * Unsafe.SizeOf<T>());
                Array.Resize(ref field, length);
                _places?.Remove(entry.Array);
                _places?.Add(field, place);
                entry.Array = field;
            }
            entry.Count = index + count;
            return field;
        }

        index = field.Length;
        int grownLength = GrownLength<T>(index, count);
        // What a merge finds in the message was not claimed by its data: there, only the new elements count.
        Claim(pos, (long)(OwnsBoxes ? grownLength - index : count) * Unsafe.SizeOf<T>() + GrowingSize);
        var grown = new T[grownLength];
        field.CopyTo(grown, 0);
        field = grown;
        AddGrowing(grown, index + count);
        return grown;
    }

    private void AddGrowing(Array array, int count)
    {
        _growing ??= new (Array, int)[4];
        if (Growing == _growing.Length)
            Array.Resize(ref _growing, Growing * 2);
        _growing[Growing++] = (array, count);
        if (_places is not null)
        {
            _places.Add(array, Growing - 1);
        }
        else if (Growing == ManyGrowing)
        {
            _places = new Dictionary<Array, int>(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < Growing; i++)
                _places.Add(_growing[i].Array, i);
        }
    }

    private static int GrownLength<T>(int length, int count) =>
        (int)Math.Max((long)length + count, Math.Clamp((long)length * 2, 4, Array.MaxLength));
}
