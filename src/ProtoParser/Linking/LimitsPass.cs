using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>The sizes that edition 2026 allows.</summary>
internal static class LimitsPass
{
    private const int MaxFields = 1500;
    private const int MaxOneofs = 1000;
    private const int MaxFieldsInOneof = 1200;
    private const int MaxEnumValues = 1700;

    public static void Run(LinkContext context)
    {
        if (context.Edition < Edition.Edition2026)
            return;
        foreach (MessageDescriptor message in context.Messages)
        {
            Check(context, message, "message", message.Fields.Count, "fields", MaxFields);
            Check(context, message, "message", message.Oneofs.Count, "oneofs", MaxOneofs);
        }
        foreach (OneofDescriptor oneof in context.Oneofs)
            Check(context, oneof, "oneof", oneof.Fields.Count, "fields", MaxFieldsInOneof);
        foreach (EnumDescriptor descriptor in context.Enums)
            Check(context, descriptor, "enum", descriptor.Values.Count, "values", MaxEnumValues);
    }

    private static void Check(LinkContext context, Descriptor element, string kind, int count, string what, int limit)
    {
        if (count > limit && element.Features.EnforceProtoLimits == ProtoLimitsFeature.ProtoLimits2026)
            context.Report(LinkRules.LimitExceeded, element.NameSpan, kind, element.Name, $"{NumbersPass.Text(count)} {what}", NumbersPass.Text(limit));
    }
}
