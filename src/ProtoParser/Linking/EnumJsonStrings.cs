using System;
using System.Collections.Generic;
using System.Globalization;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>The option <c>(pb.enumvalue.json).string</c> gives an enum value another name in JSON; these must stay unique.</summary>
internal static class EnumJsonStrings
{
    private const string Option = "[pb.enumvalue.json]";

    public static void Check(LinkContext context, EnumDescriptor descriptor)
    {
        bool any = false;
        for (int i = 0; i < descriptor.Values.Count && !any; i++)
            any = Custom(descriptor.Values[i]) is not null;
        if (!any)
            return;

        var byName = new Dictionary<string, EnumValueDescriptor>(StringComparer.Ordinal);
        var byNumber = new Dictionary<int, EnumValueDescriptor>();
        for (int i = 0; i < descriptor.Values.Count; i++)
        {
            EnumValueDescriptor value = descriptor.Values[i];
            string? custom = Custom(value);
            if (custom is not null)
                CheckString(context, value, custom);
            if (byNumber.TryGetValue(value.Number, out EnumValueDescriptor? primary))
            {
                if (Custom(primary) != custom)
                    Report(context, value, primary, $"\"{value.Name}\" and its alias \"{primary.Name}\" must have the same JSON string");
            }
            else
            {
                byNumber.Add(value.Number, value);
            }
            Claim(context, byName, value, value.Name);
            if (custom is not null)
                Claim(context, byName, value, custom);
        }
    }

    private static void CheckString(LinkContext context, EnumValueDescriptor value, string custom)
    {
        if (custom.IndexOf('\0') >= 0)
            Report(context, value, value, $"the JSON string of \"{value.Name}\" holds a NUL character");
        else if (int.TryParse(custom, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) && number != value.Number)
            Report(context, value, value, $"the JSON string \"{custom}\" of \"{value.Name}\" reads as a number other than {value.Number.ToString(CultureInfo.InvariantCulture)}");
    }

    private static void Claim(LinkContext context, Dictionary<string, EnumValueDescriptor> byName, EnumValueDescriptor value, string name)
    {
        if (!byName.TryGetValue(name, out EnumValueDescriptor? other))
            byName.Add(name, value);
        else if (other != value && other.Number != value.Number)
            Report(context, value, other, $"the JSON string \"{name}\" of \"{value.Name}\" is also that of \"{other.Name}\"");
    }

    private static string? Custom(EnumValueDescriptor value) =>
        value.Options.Values.Count == 0 ? null : value.Options.Find(Option)?.Message?.GetString("string");

    private static void Report(LinkContext context, EnumValueDescriptor value, EnumValueDescriptor other, string text) =>
        context.Report(LinkRules.EnumJsonConflict, value.NameSpan, other, "declared here", text);
}
