namespace ProtoGen.AspNetCore.Calls;

/// <summary>What <see cref="FrameReader.TryRead"/> found.</summary>
internal enum FrameState
{
    /// <summary>Not enough is here: wait.</summary>
    Pending,

    /// <summary>A whole message.</summary>
    Message,

    /// <summary>The client has sent its last message.</summary>
    End,
}
