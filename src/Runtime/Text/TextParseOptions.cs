using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>How text format is read. Instances are immutable and may be shared.</summary>
public sealed record TextParseOptions
{
    /// <summary>The defaults: unknown fields are errors, 100 levels.</summary>
    public static readonly TextParseOptions Default = new();

    private readonly int _maxDepth = ParseOptions.DefaultMaxDepth;

    /// <summary>Skips fields and extensions that the message does not have, instead of failing. Reserved names are always skipped. False by default.</summary>
    public bool IgnoreUnknownFields { get; init; }

    /// <summary>Where the types in <c>google.protobuf.Any</c> and the extensions are found; null for the message's own file and all that it imports.</summary>
    public TypeRegistry? Registry { get; init; }

    /// <summary>How deep messages may nest; the outermost is not counted. 1 to 10,000; 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 to 10,000.</exception>
    public int MaxDepth
    {
        get => _maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000);
            _maxDepth = value;
        }
    }
}
