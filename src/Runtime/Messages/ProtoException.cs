namespace ProtoGen;

/// <summary>Malformed or unacceptable protobuf data. Nothing else is thrown by decoders for bad input.</summary>
public sealed class ProtoException : Exception
{
    /// <summary>Creates an exception with a message.</summary>
    public ProtoException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public ProtoException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
