using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>STRICT visibility: nested symbols are not exported, but for enums in a message that only serves as their namespace.</summary>
internal static class VisibilityPass
{
    public static void Run(LinkContext context)
    {
        if (context.File.Features.DefaultSymbolVisibility != DefaultSymbolVisibilityFeature.Strict)
            return;
        for (int i = 0; i < context.Messages.Count; i++)
        {
            MessageDescriptor message = context.Messages[i];
            if (message.ContainingType is not null && message.Visibility == SymbolVisibility.Export)
                context.Report(LinkRules.StrictVisibility, message.NameSpan, "message", message.Name);
        }
        for (int i = 0; i < context.Enums.Count; i++)
        {
            EnumDescriptor descriptor = context.Enums[i];
            if (descriptor is { ContainingType: { } scope, Visibility: SymbolVisibility.Export } && !IsNamespace(scope))
                context.Report(LinkRules.StrictVisibility, descriptor.NameSpan, "enum", descriptor.Name);
        }
    }

    // The documented idiom: local message M { export enum E { … } reserved 1 to max; }
    private static bool IsNamespace(MessageDescriptor message) =>
        message.ContainingType is null
        && message.Visibility != SymbolVisibility.Export
        && message.ReservedRanges.Count == 1
        && message.ReservedRanges[0] == new NumberRange(1, NumbersPass.MaxFieldNumber + 1);
}
