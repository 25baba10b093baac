namespace ProtoGen;

/// <summary>How messages are written to bytes. Instances are immutable and may be shared.</summary>
public sealed record SerializeOptions
{
    /// <summary>The defaults: maps in the order of insertion, 100 levels.</summary>
    public static readonly SerializeOptions Default = new();

    /// <summary>For the runtime's own round trips of messages that are there already.</summary>
    internal static readonly SerializeOptions Deepest = new() { MaxDepth = ParseOptions.LargestMaxDepth };

    /// <summary>Equal messages give equal bytes.</summary>
    internal static readonly SerializeOptions ForHash = new() { Deterministic = true };

    private readonly int _maxDepth = ParseOptions.DefaultMaxDepth;

    /// <summary>
    /// Writes the entries of maps sorted by key, so that equal messages give equal bytes: numbers ascending, strings by their UTF-8 bytes, false before true,
    /// which is the order of protoc and of Google's libraries. Bytes are comparable within a version only: fields may be added to a type, and what is packed
    /// in an <c>Any</c> or unknown stays as it came. False by default; sorting takes time.
    /// </summary>
    public bool Deterministic { get; init; }

    /// <summary>
    /// How deep messages of recursive types may nest; the outermost message is not counted. 1 to 10,000; 100 by default, as for
    /// <see cref="ParseOptions.MaxDepth"/>: what was parsed with some limit can be written with the same. A thread with a small stack may end
    /// a write below a limit of more than 100, with a <see cref="ProtoException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 to 10,000.</exception>
    public int MaxDepth
    {
        get => _maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ParseOptions.LargestMaxDepth);
            _maxDepth = value;
        }
    }
}
