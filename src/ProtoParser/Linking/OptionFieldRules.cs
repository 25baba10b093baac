using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary><c>feature_support</c> as written: editions by number, 0 when absent.</summary>
internal sealed class FeatureSupportInfo
{
    public int Introduced { get; private set; }

    public int Deprecated { get; private set; }

    public int Removed { get; private set; }

    public string? Warning { get; private set; }

    public string? RemovalError { get; private set; }

    public bool IsEmpty => Introduced == 0 && Deprecated == 0 && Removed == 0 && Warning is null && RemovalError is null;

    /// <summary>Reads the option; null when it is not set.</summary>
    public static FeatureSupportInfo? Of(OptionSet options, FeatureSupportInfo? parent = null)
    {
        FeatureSupportInfo? info = null;
        for (int i = 0; i < options.Values.Count; i++)
        {
            if (options.Values[i] is not { Field: { IsExtension: false, Name: "feature_support" }, Message: { } message })
                continue;
            info ??= parent is null ? new FeatureSupportInfo() : (FeatureSupportInfo)parent.MemberwiseClone();
            info.Introduced = Edition(message, "edition_introduced") ?? info.Introduced;
            info.Deprecated = Edition(message, "edition_deprecated") ?? info.Deprecated;
            info.Removed = Edition(message, "edition_removed") ?? info.Removed;
            info.Warning = message.GetString("deprecation_warning") ?? info.Warning;
            info.RemovalError = message.GetString("removal_error") ?? info.RemovalError;
        }
        return info ?? parent;
    }

    private static int? Edition(OptionSet message, string name) => (message.Find(name)?.Scalar as EnumValueDescriptor)?.Number;
}

/// <summary>What the options of a field say about its own use as an option: made once per field.</summary>
internal sealed class OptionFieldRules
{
    private static readonly OptionFieldRules _none = new();

    /// <summary>One bit per <c>OptionTargetType</c>; 0 means everywhere.</summary>
    public int Targets { get; private set; }

    public FeatureSupportInfo? Support { get; private set; }

    public static OptionFieldRules Of(FieldDescriptor field)
    {
        if (field.Options.Values.Count == 0)
            return _none;
        if (field.OptionRules is { } known)
            return known;
        var rules = new OptionFieldRules { Support = FeatureSupportInfo.Of(field.Options) };
        for (int i = 0; i < field.Options.Values.Count; i++)
        {
            if (field.Options.Values[i] is { Field: { IsExtension: false, Name: "targets" }, Scalar: EnumValueDescriptor target })
                rules.Targets |= 1 << (target.Number & 31);
        }
        return field.OptionRules = rules;
    }
}
