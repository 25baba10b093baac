using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>The numbers of an enum's values, and what the enum reserves.</summary>
internal static class EnumNumbers
{
    public static void Check(LinkContext context, EnumDescriptor descriptor, EnumSyntax syntax)
    {
        // A value that the parser could not read is not there, and has its own message.
        if (syntax.Values.Count == 0 && !context.HasSyntaxErrors)
            context.Report(LinkRules.EmptyEnum, syntax.Name.Span, descriptor.Name);
        var ranges = new NumberRanges();
        var reserved = new List<NumberRange>();
        for (int i = 0; i < syntax.Reserved.Count; i++)
        {
            foreach (RangeSyntax range in syntax.Reserved[i].Ranges)
            {
                long first = range.First.Value;
                long last = range.Last.Value == long.MaxValue ? int.MaxValue : range.Last.Value;
                string? problem =
                    last < first ? "the end lies before the start"
                    : first < int.MinValue || last > int.MaxValue ? "enum numbers have 32 bits"
                    : null;
                if (problem is not null)
                {
                    context.Report(LinkRules.InvalidRange, range.Span, NumbersPass.Text(first), NumbersPass.Text(last), problem);
                    continue;
                }
                // Unlike those of messages, the ranges of enums are inclusive in descriptor.proto; the model keeps that end.
                reserved.Add(new NumberRange((int)first, (int)last));
                ranges.Add(new WrittenRange(first, last, range.Span, isExtension: false));
            }
        }
        descriptor.ReservedRanges = reserved;
        if (ranges.Count > 1)
        {
            ranges.Sort((later, earlier) => context.Diagnostics.Report(LinkRules.OverlappingRanges, later.Span,
                [new RelatedLocation(SourceLocation.Of(context.File.Source, earlier.Span), "the other one is here")],
                $"{later.Kind} {later}", $"{earlier.Kind} {earlier}"));
        }
        var names = new List<string>();
        HashSet<string>? nameSet = NumbersPass.Reserve(context, syntax.Reserved, names);
        descriptor.ReservedNames = names;

        for (int i = 0; i < descriptor.Values.Count; i++)
        {
            EnumValueDescriptor value = descriptor.Values[i];
            IntegerSyntax number = ((EnumValueSyntax)value.Declaration!).Number;
            if (ranges.TryFind(number.Value, out WrittenRange range))
                context.Diagnostics.Report(LinkRules.NumberReserved, number.Span,
                    [new RelatedLocation(SourceLocation.Of(context.File.Source, range.Span), "the range is here")], value.Name, NumbersPass.Text(number.Value));
            if (nameSet is not null && nameSet.Contains(value.Name))
                context.Report(LinkRules.ReservedNameUsed, value.NameSpan, "enum value", value.Name);
        }
    }
}
