namespace ProtoGen.WellKnownTypes;

/// <summary>What <see cref="FieldMask.Merge"/> does with fields that could be merged or replaced. Instances are immutable and may be shared.</summary>
public sealed record FieldMaskMergeOptions
{
    /// <summary>The defaults: messages are merged, repeated fields appended.</summary>
    public static readonly FieldMaskMergeOptions Default = new();

    /// <summary>A message that a path ends at is replaced, and cleared when the source does not have it, instead of merged. False by default.</summary>
    public bool ReplaceMessages { get; init; }

    /// <summary>A repeated or map field that a path ends at is replaced instead of appended to. False by default.</summary>
    public bool ReplaceRepeated { get; init; }
}
