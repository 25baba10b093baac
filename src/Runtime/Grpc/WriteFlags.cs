namespace ProtoGen.Grpc;

/// <summary>What may be said about the sending of a message.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Sends the message uncompressed in a call that compresses: what is compressed already, or what must not be beside secrets.</summary>
    NoCompress = 2,
}
