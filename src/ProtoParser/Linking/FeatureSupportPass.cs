using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>The <c>feature_support</c> that this file itself declares, for options and enum values that others will use.</summary>
internal static class FeatureSupportPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            FeatureSupportInfo? support = field.Options.Values.Count == 0 ? null : OptionFieldRules.Of(field).Support;
            if (support is not null)
                Check(context, support, field);
            if (support is { IsEmpty: false } && field.EnumType is { } enumType)
            {
                for (int j = 0; j < enumType.Values.Count; j++)
                    CheckWithin(context, support, field, enumType.Values[j]);
            }
        }
        for (int i = 0; i < context.Enums.Count; i++)
        {
            for (int j = 0; j < context.Enums[i].Values.Count; j++)
            {
                EnumValueDescriptor value = context.Enums[i].Values[j];
                if (value.Options.Values.Count > 0 && FeatureSupportInfo.Of(value.Options) is { } support)
                    Check(context, support, value);
            }
        }
    }

    private static void Check(LinkContext context, FeatureSupportInfo support, Descriptor element)
    {
        string? problem =
            support.Deprecated != 0 && support.Deprecated < support.Introduced ? "was deprecated before it was introduced"
            : support.Deprecated != 0 && support.Warning is null ? "is deprecated without a deprecation_warning"
            : support.Deprecated == 0 && support.Warning is not null ? "has a deprecation_warning but is not deprecated"
            : support.Removed != 0 && support.Deprecated >= support.Removed ? "was deprecated after it was removed"
            : support.Removed != 0 && support.Removed < support.Introduced ? "was removed before it was introduced"
            : support.Removed != 0 && support.Introduced != support.Removed && support.RemovalError is null ? "was removed without a removal_error"
            : support.Removed == 0 && support.RemovalError is not null ? "has a removal_error but is not removed"
            : null;
        if (problem is not null)
            context.Report(LinkRules.FeatureSupport, element.NameSpan, $"\"{element.FullName}\" {problem}");
    }

    private static void CheckWithin(LinkContext context, FeatureSupportInfo field, FieldDescriptor owner, EnumValueDescriptor value)
    {
        if (value.Options.Values.Count == 0 || FeatureSupportInfo.Of(value.Options, field) is not { } merged || ReferenceEquals(merged, field))
            return;
        string? problem =
            merged.Introduced < field.Introduced ? "was introduced before"
            : field.Removed != 0 && merged.Removed > field.Removed ? "was removed after"
            : field.Deprecated != 0 && merged.Deprecated > field.Deprecated ? "was deprecated after"
            : null;
        if (problem is not null)
            context.Report(LinkRules.FeatureSupport, owner.NameSpan, $"value \"{value.FullName}\" {problem} \"{owner.FullName}\"");
    }
}
