namespace ProtoGen.Reflection;

/// <summary>
/// The resolved features that matter at run time. Numbers are those of <c>google.protobuf.FeatureSet</c>; zero means not set, and is
/// never left after resolution.
/// </summary>
internal readonly record struct Features(int FieldPresence, int EnumType, int RepeatedEncoding, int Utf8Validation, int MessageEncoding)
{
    public const int Implicit = 2;
    public const int LegacyRequired = 3;
    public const int Closed = 2;
    public const int Packed = 1;
    public const int Expanded = 2;
    public const int Verify = 2;
    public const int Delimited = 2;
    private const int Explicit = 1;
    private const int Open = 1;
    private const int NoValidation = 3;
    private const int LengthPrefixed = 1;

    public static Features DefaultsOf(Edition edition) => edition switch
    {
        Editions.Proto2 => new(Explicit, Closed, Expanded, NoValidation, LengthPrefixed),
        Editions.Proto3 => new(Implicit, Open, Packed, Verify, LengthPrefixed),
        _ => new(Explicit, Open, Packed, Verify, LengthPrefixed), // 2024 changed only what concerns source code
    };

    /// <summary>This element's features where its options set none.</summary>
    public Features With(ReadOnlySpan<byte> featureSet)
    {
        Features result = this;
        var cursor = new WireCursor(featureSet);
        while (cursor.Next())
        {
            if (!cursor.IsVarint || cursor.Int32 is var value && value <= 0)
                continue;
            result = cursor.Number switch
            {
                1 => result with { FieldPresence = value },
                2 => result with { EnumType = value },
                3 => result with { RepeatedEncoding = value },
                4 => result with { Utf8Validation = value },
                5 => result with { MessageEncoding = value },
                _ => result,
            };
        }
        return result;
    }
}
