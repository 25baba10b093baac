using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>How ProtoJSON is read. Instances are immutable and may be shared.</summary>
public sealed record JsonParseOptions
{
    /// <summary>The defaults: unknown fields are errors, 100 levels, and a decode budget of 16 MiB plus 64 bytes for each byte of the JSON.</summary>
    public static readonly JsonParseOptions Default = new();

    private readonly int _maxDepth = ParseOptions.DefaultMaxDepth;
    private readonly long? _decodeBudget;

    /// <summary>Skips members that the message does not have and enum names that the enum does not have, instead of failing. False by default.</summary>
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

    /// <summary>
    /// How many bytes of memory the elements of repeated and map fields, sub-messages and unknown fields of one parse may claim, as
    /// <see cref="ParseOptions.DecodeBudget"/> says for binary data. Null, the default, stands for 16 MiB plus 64 times what was read of the JSON;
    /// <see cref="long.MaxValue"/> switches the budget off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? DecodeBudget
    {
        get => _decodeBudget;
        init
        {
            if (value is { } bytes)
                ArgumentOutOfRangeException.ThrowIfNegative(bytes);
            _decodeBudget = value;
        }
    }
}
