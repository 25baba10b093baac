using System;
using System.Collections.Generic;
using System.Globalization;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Numbers of fields, their ranges, and the names and numbers that a message reserves.</summary>
internal static class NumbersPass
{
    public const int MaxFieldNumber = 536_870_911;

    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Messages.Count; i++)
        {
            if (context.Messages[i].Declaration is MessageSyntax syntax)
                CheckMessage(context, context.Messages[i], syntax);
        }
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            if (field.FieldSyntax is { } syntax)
                CheckNumber(context, field, syntax.Number);
        }
        for (int i = 0; i < context.Enums.Count; i++)
            EnumNumbers.Check(context, context.Enums[i], (EnumSyntax)context.Enums[i].Declaration!);
    }

    private static void CheckNumber(LinkContext context, FieldDescriptor field, IntegerSyntax number)
    {
        // The numbers of extensions are bounded by the ranges of what they extend.
        if (number.Value <= 0 || (!field.IsExtension && number.Value > MaxFieldNumber) || number.Value > int.MaxValue)
        {
            context.Report(LinkRules.NumberOutOfRange, number.Span, Text(number.Value), Text(MaxFieldNumber));
            context.Unresolved.Add(field);
        }
        else if (number.Value is >= 19000 and <= 19999)
        {
            context.Report(LinkRules.NumberOfImplementation, number.Span, Text(number.Value));
        }
    }

    private static void CheckMessage(LinkContext context, MessageDescriptor message, MessageSyntax syntax)
    {
        bool isMessageSet = HasTrueOption(syntax.Options, "message_set_wire_format");
        var ranges = new NumberRanges();
        CollectRanges(context, message, syntax, isMessageSet, ranges);
        if (ranges.Count > 1)
        {
            ranges.Sort((later, earlier) => context.Diagnostics.Report(LinkRules.OverlappingRanges, later.Span,
                [new RelatedLocation(SourceLocation.Of(context.File.Source, earlier.Span), "the other one is here")],
                $"{later.Kind} {later}", $"{earlier.Kind} {earlier}"));
        }
        HashSet<string>? names = ReserveNames(context, message, syntax.Reserved);

        var byNumber = new Dictionary<int, FieldDescriptor>(message.Fields.Count);
        for (int i = 0; i < message.Fields.Count; i++)
        {
            FieldDescriptor field = message.Fields[i];
            IntegerSyntax number = ((FieldSyntax)field.Declaration!).Number;
            if (number.Value is <= 0 or > MaxFieldNumber)
                continue;
            if (byNumber.TryGetValue(field.Number, out FieldDescriptor? first))
                context.Report(LinkRules.DuplicateNumber, number.Span, first, "first one is here", Text(field.Number), first.Name, NextFree(message, ranges));
            else
                byNumber.Add(field.Number, field);
            if (ranges.TryFind(field.Number, out WrittenRange range))
                ReportInRange(context, field, number, range);
            if (names is not null && names.Contains(field.Name))
                context.Report(LinkRules.ReservedNameUsed, field.NameSpan, "field", field.Name);
        }
    }

    private static void ReportInRange(LinkContext context, FieldDescriptor field, IntegerSyntax number, WrittenRange range)
    {
        RelatedLocation[] related = [new RelatedLocation(SourceLocation.Of(context.File.Source, range.Span), "the range is here")];
        if (range.IsExtension)
            context.Diagnostics.Report(LinkRules.NumberInExtensionRange, number.Span, related, field.Name, Text(number.Value), range.ToString());
        else
            context.Diagnostics.Report(LinkRules.NumberReserved, number.Span, related, field.Name, Text(number.Value));
    }

    private static void CollectRanges(LinkContext context, MessageDescriptor message, MessageSyntax syntax, bool isMessageSet, NumberRanges ranges)
    {
        // An exclusive end must fit 32 bits, so message sets stop one short of the largest number.
        long max = isMessageSet ? int.MaxValue - 1 : MaxFieldNumber;
        var extensions = new List<ExtensionRange>();
        for (int i = 0; i < syntax.ExtensionRanges.Count; i++)
        {
            foreach (RangeSyntax range in syntax.ExtensionRanges[i].Ranges)
            {
                long last = range.Last.Value == long.MaxValue ? max : range.Last.Value;
                bool valid = CheckRange(context, range, last, max);
                extensions.Add(valid ? new ExtensionRange((int)range.First.Value, (int)last + 1) : new ExtensionRange(0, 0));
                if (valid)
                    ranges.Add(new WrittenRange(range.First.Value, last, range.Span, isExtension: true));
            }
        }
        message.ExtensionRanges = extensions;

        var reserved = new List<NumberRange>();
        for (int i = 0; i < syntax.Reserved.Count; i++)
        {
            foreach (RangeSyntax range in syntax.Reserved[i].Ranges)
            {
                long last = range.Last.Value == long.MaxValue ? max : range.Last.Value;
                if (!CheckRange(context, range, last, int.MaxValue - 1))
                    continue;
                reserved.Add(new NumberRange((int)range.First.Value, (int)last + 1));
                ranges.Add(new WrittenRange(range.First.Value, last, range.Span, isExtension: false));
            }
        }
        message.ReservedRanges = reserved;
    }

    private static bool CheckRange(LinkContext context, RangeSyntax range, long last, long max)
    {
        string? problem =
            range.First.Value <= 0 ? "numbers must be positive"
            : last < range.First.Value ? "the end lies before the start"
            : last > max ? $"numbers must not be greater than {Text(max)}"
            : null;
        if (problem is null)
            return true;
        context.Report(LinkRules.InvalidRange, range.Span, Text(range.First.Value), range.Last.Value == long.MaxValue ? "max" : Text(range.Last.Value), problem);
        return false;
    }

    private static HashSet<string>? ReserveNames(LinkContext context, MessageDescriptor message, List<ReservedSyntax> reserved)
    {
        var names = new List<string>();
        HashSet<string>? set = Reserve(context, reserved, names);
        message.ReservedNames = names;
        return set;
    }

    /// <summary>Collects reserved names in order; null when there are none.</summary>
    internal static HashSet<string>? Reserve(LinkContext context, List<ReservedSyntax> reserved, List<string> names)
    {
        HashSet<string>? set = null;
        for (int i = 0; i < reserved.Count; i++)
        {
            foreach (NameSyntax name in reserved[i].Names)
            {
                set ??= new HashSet<string>(StringComparer.Ordinal);
                names.Add(name.Text);
                if (!set.Add(name.Text))
                    context.Report(LinkRules.ReservedNameTwice, name.Span, name.Text);
            }
        }
        return set;
    }

    private static string NextFree(MessageDescriptor message, NumberRanges ranges)
    {
        var used = new HashSet<int>();
        for (int i = 0; i < message.Fields.Count; i++)
            used.Add(message.Fields[i].Number);
        long next = 1;
        while (next <= MaxFieldNumber)
        {
            if (ranges.TryFind(next, out WrittenRange range))
                next = range.Last + 1;
            else if (used.Contains((int)next))
                next++;
            else
                return $"; the next free number is {Text(next)}";
        }
        return "";
    }

    internal static bool HasTrueOption(List<OptionSyntax> options, string name)
    {
        for (int i = 0; i < options.Count; i++)
        {
            OptionSyntax option = options[i];
            if (option.Name.Count == 1 && !option.Name[0].IsExtension && option.Name[0].Text == name)
                return option.Value is { Kind: OptionValueKind.Identifier, Text: "true" };
        }
        return false;
    }

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
