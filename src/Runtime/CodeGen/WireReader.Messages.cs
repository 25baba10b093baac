using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class WireReader
{
    /// <summary>Reads a length-delimited message into <paramref name="message"/>, merging.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Message<T>(ref byte start, nint pos, nint end, ref T message, ref ParseState state)
        where T : struct, IMessage<T>
    {
        pos = Length(ref start, pos, end, out nint stop);
        state.Enter(pos);
        if (T.Merge(ref message, ref start, pos, stop, ref state) != stop)
            Throw.MessageEnd(stop);
        state.Leave();
        return stop;
    }

    /// <summary>Reads a length-delimited message into a box. A box that is there already may be shared; then it is copied first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Message<T>(ref byte start, nint pos, nint end, ref Box<T>? field, ref ParseState state)
        where T : struct, IMessage<T>
    {
        Box<T> box = field = Writable(pos, field, ref state);
        return Message(ref start, pos, end, ref box.Value, ref state);
    }

    /// <summary>Reads a length-delimited message into a oneof's slot; another member's value is replaced, the same member's is merged into.</summary>
    public static nint OneofMessage<T>(ref byte start, nint pos, nint end, ref object? slot, bool isSame, ref ParseState state)
        where T : struct, IMessage<T>
    {
        Box<T> box = Writable(pos, isSame ? slot as Box<T> : null, ref state);
        slot = box;
        return Message(ref start, pos, end, ref box.Value, ref state);
    }

    /// <summary>Reads a group up to <paramref name="endTag"/>, merging.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Group<T>(ref byte start, nint pos, nint end, uint endTag, ref T message, ref ParseState state)
        where T : struct, IMessage<T>
    {
        state.Enter(pos);
        pos = state.CloseGroup(endTag, T.Merge(ref message, ref start, pos, end, ref state), end);
        state.Leave();
        return pos;
    }

    /// <summary>Reads a group into a box, copying a box that may be shared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Group<T>(ref byte start, nint pos, nint end, uint endTag, ref Box<T>? field, ref ParseState state)
        where T : struct, IMessage<T>
    {
        Box<T> box = field = Writable(pos, field, ref state);
        return Group(ref start, pos, end, endTag, ref box.Value, ref state);
    }

    /// <summary>Reads a group into a oneof's slot.</summary>
    public static nint OneofGroup<T>(ref byte start, nint pos, nint end, uint endTag, ref object? slot, bool isSame, ref ParseState state)
        where T : struct, IMessage<T>
    {
        Box<T> box = Writable(pos, isSame ? slot as Box<T> : null, ref state);
        slot = box;
        return Group(ref start, pos, end, endTag, ref box.Value, ref state);
    }

    /// <summary>Reads a run of length-delimited messages; the first one's tag is consumed. Counting the run first makes the array exact.</summary>
    public static nint RepeatedMessage<T>(ref byte start, nint pos, nint end, uint tag, ref T[]? field, ref ParseState state)
        where T : struct, IMessage<T>
    {
        int run = CountRun(ref start, pos, end, tag);
        T[] array = state.Append(pos, ref field, run, out int index);
        int tagLength = WireFormat.TagLength(tag);
        state.Enter(pos);
        int growing = state.Growing;
        ref T element = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
        while (true)
        {
            pos = Length(ref start, pos, end, out nint stop);
            if (T.Merge(ref element, ref start, pos, stop, ref state) != stop)
                Throw.MessageEnd(stop);
            state.Close(ref element, growing);
            pos = stop;
            if (--run == 0)
                break;
            pos += tagLength;
            element = ref Unsafe.Add(ref element, 1);
        }
        state.Leave();
        return pos;
    }

    /// <summary>Reads a run of groups; the first one's start tag is consumed.</summary>
    public static nint RepeatedGroup<T>(ref byte start, nint pos, nint end, uint endTag, ref T[]? field, ref ParseState state)
        where T : struct, IMessage<T>
    {
        int run = CountGroups(ref start, pos, end, endTag, ref state);
        T[] array = state.Append(pos, ref field, run, out int index);
        int growing = state.Growing;
        while (true)
        {
            ref T element = ref array[index++];
            pos = Group(ref start, pos, end, endTag, ref element, ref state);
            state.Close(ref element, growing);
            if (--run == 0)
                return pos;
            pos += WireFormat.TagLength(endTag);
        }
    }

    /// <summary>A box that may be filled: a new one, the one that this parse made already, or a copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Box<T> Writable<T>(nint pos, Box<T>? box, ref ParseState state)
        where T : struct
    {
        if (box is not null && state.OwnsBoxes)
            return box;
        state.Claim(pos, Unsafe.SizeOf<T>() + ParseState.ObjectSize);
        return box is null ? new Box<T>() : new Box<T>(in box.Value);
    }

    /// <summary>How many records with this tag follow each other, the first one's tag being consumed. Lengths are checked on the way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int CountRun(ref byte start, nint pos, nint end, uint tag)
    {
        int count = 0;
        if (tag < 0x80)
        {
            do
            {
                Length(ref start, pos, end, out pos);
                count++;
            }
            while (pos < end && Unsafe.Add(ref start, pos++) == tag);
            return count;
        }
        while (true)
        {
            Length(ref start, pos, end, out pos);
            count++;
            if (pos >= end)
                return count;
            nint next = Tag(ref start, pos, end, out uint following);
            // An overlong spelling of the same tag ends the run: the loop that parses it steps over tags of canonical length.
            if (following != tag || next - pos != WireFormat.TagLength(tag))
                return count;
            pos = next;
        }
    }
}
