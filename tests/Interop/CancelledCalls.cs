namespace ProtoGen.Interop;

/// <summary>Counts the calls that a handler saw being cancelled.</summary>
internal sealed class CancelledCalls
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
