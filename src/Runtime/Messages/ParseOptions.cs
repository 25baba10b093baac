using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>Limits for parsing. Instances are immutable and may be shared.</summary>
public sealed record ParseOptions
{
    /// <summary>The defaults: 100 levels, and a decode budget of 16 MiB plus 64 bytes for each byte of the data.</summary>
    public static readonly ParseOptions Default = new();

    /// <summary>For the runtime's own round trips of messages that are there already.</summary>
    internal static readonly ParseOptions Unlimited = new() { MaxDepth = LargestMaxDepth, DecodeBudget = long.MaxValue };

    /// <summary>The depth budget that parsers and writers use when nothing else is said.</summary>
    public const int DefaultMaxDepth = 100;

    internal const int LargestMaxDepth = 10_000;

    /// <summary>What the default decode budget is without regard to the size of the data.</summary>
    internal const long BudgetFloor = 16 << 20;

    /// <summary>What the default decode budget gets for each byte of the data.</summary>
    internal const long BudgetPerByte = 64;

    private readonly int _maxDepth = DefaultMaxDepth;
    private readonly long? _decodeBudget;

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
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestMaxDepth);
            _maxDepth = value;
        }
    }

    /// <summary>
    /// How many bytes of memory the elements of repeated and map fields, sub-messages and unknown fields of one parse may claim. Two bytes on the wire can
    /// be an empty element of a large message type, so data of a few megabytes could claim gigabytes; beyond the budget a parse ends with a
    /// <see cref="ProtoException"/>. The text of strings and the content of byte strings, which are as large as their data, do not count.
    /// Null, the default, stands for 16 MiB plus 64 times the length of the data; <see cref="long.MaxValue"/> switches the budget off.
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

    internal long DecodeBudgetFor(int length) => _decodeBudget ?? BudgetFloor + BudgetPerByte * length;
}
