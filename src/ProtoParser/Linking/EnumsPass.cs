using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Rules over the values of an enum: zero first when open, aliases, names that collide once shortened, JSON strings.</summary>
internal static class EnumsPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Enums.Count; i++)
        {
            EnumDescriptor descriptor = context.Enums[i];
            if (descriptor.Values.Count == 0)
                continue;
            CheckNumbers(context, descriptor);
            CheckShortNames(context, descriptor);
            EnumJsonStrings.Check(context, descriptor);
        }
    }

    private static void CheckNumbers(LinkContext context, EnumDescriptor descriptor)
    {
        if (!descriptor.IsClosed && descriptor.Values[0].Number != 0)
            context.Report(LinkRules.FirstEnumValueNotZero, NumberSpan(descriptor.Values[0]), descriptor.Name);
        if (descriptor.Options.GetBool("allow_alias") ?? false)
            return;
        var seen = new Dictionary<int, EnumValueDescriptor>(descriptor.Values.Count);
        for (int i = 0; i < descriptor.Values.Count; i++)
        {
            EnumValueDescriptor value = descriptor.Values[i];
            if (seen.TryGetValue(value.Number, out EnumValueDescriptor? first))
                context.Report(LinkRules.DuplicateEnumNumber, NumberSpan(value), first, "first one is here", value.Name, value.Number.ToString(CultureInfo.InvariantCulture), first.Name);
            else
                seen.Add(value.Number, value);
        }
    }

    private static void CheckShortNames(LinkContext context, EnumDescriptor descriptor)
    {
        string prefix = descriptor.Name.Replace("_", "");
        var seen = new Dictionary<string, EnumValueDescriptor>(descriptor.Values.Count, StringComparer.Ordinal);
        for (int i = 0; i < descriptor.Values.Count; i++)
        {
            EnumValueDescriptor value = descriptor.Values[i];
            string shortened = PascalCase(WithoutPrefix(value.Name, prefix));
            if (!seen.TryGetValue(shortened, out EnumValueDescriptor? first))
            {
                seen.Add(shortened, value);
                continue;
            }
            if (first.Name == value.Name || first.Number == value.Number)
                continue;
            bool legacy = context.Edition == Edition.Proto2 && (descriptor.Options.GetBool("deprecated_legacy_json_field_conflicts") ?? false);
            context.Report(legacy ? LinkRules.LegacyEnumValueConflict : LinkRules.EnumValuePrefixConflict, value.NameSpan, first, "the other value is here", value.Name, first.Name);
        }
    }

    private static string WithoutPrefix(string name, string prefix)
    {
        int at = 0;
        int matched = 0;
        for (; at < name.Length && matched < prefix.Length; at++)
        {
            if (name[at] == '_')
                continue;
            if (Lower(name[at]) != Lower(prefix[matched++]))
                return name;
        }
        if (matched < prefix.Length)
            return name;
        while (at < name.Length && name[at] == '_')
            at++;
        return at == name.Length ? name : name.Substring(at);
    }

    private static string PascalCase(string name)
    {
        var builder = new StringBuilder(name.Length);
        bool start = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                start = true;
                continue;
            }
            builder.Append(start ? Upper(c) : Lower(c));
            start = false;
        }
        return builder.ToString();
    }

    private static TextSpan NumberSpan(EnumValueDescriptor value) => ((EnumValueSyntax)value.Declaration!).Number.Span;

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;

    private static char Upper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 32) : c;
}
