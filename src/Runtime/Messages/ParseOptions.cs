using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>Limits for parsing. Instances are immutable and may be shared.</summary>
public sealed record ParseOptions
{
    /// <summary>The defaults: 100 levels.</summary>
    public static readonly ParseOptions Default = new();

    private readonly int _maxDepth = DefaultMaxDepth;

    /// <summary>The depth budget that parsers and writers use when nothing else is said.</summary>
    public const int DefaultMaxDepth = 100;

    /// <summary>
    /// Where a <see cref="DynamicMessage"/> finds the extensions in its data; null for its type's own file and all that it imports. Generated messages read
    /// extensions when they are asked for and need no registry.
    /// </summary>
    public TypeRegistry? Registry { get; init; }

    /// <summary>
    /// How deep messages and groups may nest, unknown groups included; the outermost message is not counted. 1 to 10,000; 100 by default.
    /// A thread with a small stack may end a parse below a limit of more than 100, with a <see cref="ProtoException"/>.
    /// </summary>
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
