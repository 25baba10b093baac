namespace ProtoGen.Grpc;

/// <summary>How messages are sent; <c>default</c> is the ordinary way.</summary>
/// <param name="Flags">What is special.</param>
public readonly record struct WriteOptions(WriteFlags Flags)
{
    /// <summary>The ordinary way.</summary>
    public static WriteOptions Default => default;

    /// <summary>See <see cref="WriteFlags.NoCompress"/>.</summary>
    public static WriteOptions NoCompress => new(WriteFlags.NoCompress);
}
