namespace ProtoGen.Reflection;

/// <summary>What a method's author promises about repeated calls, with the numbers of <c>google.protobuf.MethodOptions.IdempotencyLevel</c>.</summary>
public enum IdempotencyLevel
{
    /// <summary>Nothing is promised.</summary>
    Unknown = 0,

    /// <summary>The call changes nothing, so it may be sent as an HTTP GET, cached or repeated.</summary>
    NoSideEffects = 1,

    /// <summary>Repeating the call changes nothing more.</summary>
    Idempotent = 2,
}
