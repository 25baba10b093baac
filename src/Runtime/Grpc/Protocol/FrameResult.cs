namespace ProtoGen.Grpc.Protocol;

/// <summary>The outcome of looking for a length-prefixed message at the start of a buffer.</summary>
internal enum FrameResult
{
    /// <summary>The buffer ends within the message, or is empty.</summary>
    NeedMoreData,

    /// <summary>A whole message was taken from the buffer.</summary>
    Message,

    /// <summary>The prefix announces more bytes than the limit allows; nothing was taken.</summary>
    TooLarge,

    /// <summary>The first byte of the prefix is neither 0 nor 1; nothing was taken.</summary>
    InvalidFlag,
}
