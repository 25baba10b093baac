using System.Globalization;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Whether options and features are used where their targets allow, and in an edition that has them.</summary>
internal static class OptionUsePass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.OptionScopes.Count; i++)
        {
            OptionScope scope = context.OptionScopes[i];
            if (scope.FeaturesOnly || scope.IsRepeat)
                continue;
            for (int j = 0; j < scope.Values.Length; j++)
            {
                if (scope.Values[j] is { } value)
                    Check(context, scope.Target, value, scope.Syntax[j].NameSpan);
            }
        }
    }

    private static void Check(LinkContext context, OptionTarget target, OptionValue value, TextSpan span)
    {
        OptionFieldRules rules = OptionFieldRules.Of(value.Field);
        // OptionTargetType counts in the order of OptionTarget, from one.
        if (rules.Targets != 0 && (rules.Targets & (1 << ((int)target + 1))) == 0)
            context.Report(LinkRules.OptionTarget, span, value.Field.FullName, Name(target));
        if (rules.Support is { } support)
            CheckLifetime(context, value.Field.FullName, support, span);
        if (value.Scalar is EnumValueDescriptor { Options.Values.Count: > 0 } choice && FeatureSupportInfo.Of(choice.Options) is { } valueSupport)
            CheckLifetime(context, choice.FullName, valueSupport, span);
        if (value.Message is not { } message)
            return;
        for (int i = 0; i < message.Values.Count; i++)
            Check(context, target, message.Values[i], span);
    }

    private static void CheckLifetime(LinkContext context, string name, FeatureSupportInfo support, TextSpan span)
    {
        int edition = (int)context.Edition;
        // Features before editions have their own message.
        if (edition < support.Introduced && context.IsEditions)
            context.Report(LinkRules.FeatureNotYet, span, name, EditionName(support.Introduced), EditionName(edition));
        else if (edition < support.Introduced && !name.StartsWith("google.protobuf.FeatureSet.", System.StringComparison.Ordinal))
            context.Report(LinkRules.FeatureNotYet, span, name, EditionName(support.Introduced), EditionName(edition));
        if (support.Removed != 0 && edition >= support.Removed)
            context.Report(LinkRules.FeatureRemoved, span, name, EditionName(support.Removed), support.RemovalError is { } text ? ": " + text : "");
        else if (support.Deprecated != 0 && edition >= support.Deprecated)
            context.Report(LinkRules.FeatureDeprecated, span, name, EditionName(support.Deprecated), support.Warning is { } warning ? ": " + warning : "");
    }

    private static string EditionName(int edition) => edition switch
    {
        900 => "legacy",
        998 => "proto2",
        999 => "proto3",
        1000 => "2023",
        1001 => "2024",
        1002 => "2026",
        _ => edition.ToString(CultureInfo.InvariantCulture),
    };

    private static string Name(OptionTarget target) => target switch
    {
        OptionTarget.File => "a file",
        OptionTarget.ExtensionRange => "an extension range",
        OptionTarget.Message => "a message",
        OptionTarget.Field => "a field",
        OptionTarget.Oneof => "a oneof",
        OptionTarget.Enum => "an enum",
        OptionTarget.EnumValue => "an enum value",
        OptionTarget.Service => "a service",
        _ => "a method",
    };
}
