namespace ProtoGen.Parser.Descriptors;

public enum FieldPresenceFeature
{
    Explicit = 1,
    Implicit = 2,
    LegacyRequired = 3,
}

public enum EnumTypeFeature
{
    Open = 1,
    Closed = 2,
}

public enum RepeatedEncodingFeature
{
    Packed = 1,
    Expanded = 2,
}

public enum Utf8ValidationFeature
{
    Verify = 2,
    None = 3,
}

public enum MessageEncodingFeature
{
    LengthPrefixed = 1,
    Delimited = 2,
}

public enum JsonFormatFeature
{
    Allow = 1,
    LegacyBestEffort = 2,
}

public enum NamingStyleFeature
{
    Style2024 = 1,
    StyleLegacy = 2,
    Style2026 = 3,
}

public enum ProtoLimitsFeature
{
    LegacyNoExplicitLimits = 1,
    ProtoLimits2026 = 2,
}

public enum DefaultSymbolVisibilityFeature
{
    ExportAll = 1,
    ExportTopLevel = 2,
    LocalAll = 3,
    Strict = 4,
}

/// <summary>The resolved <c>google.protobuf.FeatureSet</c> of one element. The numbers are those of descriptor.proto; equality is by value.</summary>
public sealed record FeatureSet(
    FieldPresenceFeature FieldPresence,
    EnumTypeFeature EnumType,
    RepeatedEncodingFeature RepeatedFieldEncoding,
    Utf8ValidationFeature Utf8Validation,
    MessageEncodingFeature MessageEncoding,
    JsonFormatFeature JsonFormat,
    NamingStyleFeature EnforceNamingStyle,
    DefaultSymbolVisibilityFeature DefaultSymbolVisibility)
{
    public ProtoLimitsFeature EnforceProtoLimits { get; init; } = ProtoLimitsFeature.LegacyNoExplicitLimits;

    public static readonly FeatureSet Proto2 = new(
        FieldPresenceFeature.Explicit, EnumTypeFeature.Closed, RepeatedEncodingFeature.Expanded, Utf8ValidationFeature.None,
        MessageEncodingFeature.LengthPrefixed, JsonFormatFeature.LegacyBestEffort, NamingStyleFeature.StyleLegacy, DefaultSymbolVisibilityFeature.ExportAll);

    public static readonly FeatureSet Proto3 = Proto2 with
    {
        FieldPresence = FieldPresenceFeature.Implicit,
        EnumType = EnumTypeFeature.Open,
        RepeatedFieldEncoding = RepeatedEncodingFeature.Packed,
        Utf8Validation = Utf8ValidationFeature.Verify,
        JsonFormat = JsonFormatFeature.Allow,
    };

    public static readonly FeatureSet Edition2023 = Proto3 with { FieldPresence = FieldPresenceFeature.Explicit };

    public static readonly FeatureSet Edition2024 = Edition2023 with
    {
        EnforceNamingStyle = NamingStyleFeature.Style2024,
        DefaultSymbolVisibility = DefaultSymbolVisibilityFeature.ExportTopLevel,
    };
    public static readonly FeatureSet Edition2026 = Edition2024 with
    {
        EnforceNamingStyle = NamingStyleFeature.Style2026,
        DefaultSymbolVisibility = DefaultSymbolVisibilityFeature.Strict,
        EnforceProtoLimits = ProtoLimitsFeature.ProtoLimits2026,
    };

    /// <summary>What holds in a file of an edition that sets no features.</summary>
    public static FeatureSet DefaultsOf(Edition edition) => edition switch
    {
        Edition.Proto2 => Proto2,
        Edition.Proto3 => Proto3,
        Edition.Edition2023 => Edition2023,
        Edition.Edition2024 => Edition2024,
        _ => Edition2026,
    };
}
