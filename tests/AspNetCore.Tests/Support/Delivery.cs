namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>How the bytes of a request reach the server.</summary>
public enum Delivery
{
    /// <summary>At once.</summary>
    Whole,

    /// <summary>Each in a DATA frame of its own, one after the other.</summary>
    ByteByByte,

    /// <summary>At once, in memory of one byte each.</summary>
    SegmentPerByte,
}
