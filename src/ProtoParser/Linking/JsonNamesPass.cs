using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>JSON names, and clashes between them: by the names in force, and by the default ones, which field masks use.</summary>
internal static class JsonNamesPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
            SetName(context, context.Fields[i]);
        for (int i = 0; i < context.Messages.Count; i++)
        {
            MessageDescriptor message = context.Messages[i];
            if (message.IsMapEntry || message.Fields.Count < 2 || (message.Options.GetBool("deprecated_legacy_json_field_conflicts") ?? false))
                continue;
            CheckUnique(context, message, useCustom: false);
            CheckUnique(context, message, useCustom: true);
        }
    }

    private static void SetName(LinkContext context, FieldDescriptor field)
    {
        field.JsonName = JsonName.Of(field.Name);
        if (field.FieldSyntax is not { Options.Count: > 0 } syntax
            || DefaultsPass.FindPseudoOption(syntax.Options, "json_name") is not { Value.Kind: OptionValueKind.String } option)
            return;
        string name = Utf8Text.Decode(option.Value.Bytes);
        string? problem =
            field.IsExtension && name != field.JsonName ? "an extension cannot have one"
            : name.IndexOf('\0') >= 0 ? "it holds a NUL character"
            : name.Length > 1 && name[0] == '[' && name[name.Length - 1] == ']' && name != field.JsonName ? "it looks like the name of an extension"
            : null;
        if (problem is not null)
        {
            context.Report(LinkRules.InvalidJsonName, option.Value.Span, name, field.Name, problem);
            return;
        }
        field.JsonName = name;
        field.HasExplicitJsonName = true;
    }

    private static void CheckUnique(LinkContext context, MessageDescriptor message, bool useCustom)
    {
        var seen = new Dictionary<string, FieldDescriptor>(message.Fields.Count, StringComparer.Ordinal);
        for (int i = 0; i < message.Fields.Count; i++)
        {
            FieldDescriptor field = message.Fields[i];
            string name = useCustom ? field.JsonName : JsonName.Of(field.Name);
            if (!seen.TryGetValue(name, out FieldDescriptor? first))
            {
                seen.Add(name, field);
                continue;
            }
            bool isCustom = useCustom && IsCustom(field);
            bool firstIsCustom = useCustom && IsCustom(first);
            // The same two default names were compared in the other round; equal proto names have their own message.
            if ((useCustom && !isCustom && !firstIsCustom) || first.Name == field.Name)
                continue;
            bool legacy = message.Features.JsonFormat == JsonFormatFeature.LegacyBestEffort && (!isCustom || !firstIsCustom);
            context.Report(legacy ? LinkRules.LegacyJsonNameConflict : LinkRules.JsonNameConflict, field.NameSpan, first, "the other field is here",
                isCustom ? "custom" : "default", name, field.Name, firstIsCustom ? "custom" : "default", first.Name);
        }
    }

    private static bool IsCustom(FieldDescriptor field) => field.HasExplicitJsonName && field.JsonName != JsonName.Of(field.Name);
}
