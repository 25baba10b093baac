using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>What a field may be, by edition, type and options. Every rule has its method; each field runs through all of them.</summary>
internal static class FieldRulesPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            if (field.FieldSyntax is not { } syntax || context.Unresolved.Contains(field))
                continue;
            if (context.IsEditions)
                CheckEditions(context, field, syntax);
            else if (context.Edition == Edition.Proto3)
                CheckProto3(context, field, syntax);
            if (field.IsExtension && field.Label == FieldLabel.Required)
                context.Report(LinkRules.RequiredExtension, syntax.LabelSpan, field.FullName);
            if (syntax.Map is { } map)
                CheckMap(context, field, map);
            if (field.Options.Values.Count > 0)
                CheckOptions(context, field, syntax);
            if (field.ContainingType is { Options.Values.Count: > 0, IsMessageSet: true })
                CheckMessageSet(context, field, syntax);
        }
    }

    private static void CheckProto3(LinkContext context, FieldDescriptor field, FieldSyntax syntax)
    {
        FieldDescriptor typed = field.IsMap ? field.MessageType!.Fields[1] : field;
        // The enum decides by its own file, so that proto2 enums stay closed here.
        if (typed.EnumType is { } enumType && enumType.File != context.File && enumType.IsClosed)
            context.Report(LinkRules.ClosedEnumInProto3, TypeSpan(syntax), enumType, "declared here", enumType.FullName);
    }

    private static void CheckEditions(LinkContext context, FieldDescriptor field, FieldSyntax syntax)
    {
        if (field.Options.Find("packed") is not null)
            context.Report(LinkRules.NotAllowedInEditions, SpanOf(syntax, "packed"), "the option packed is", "features.repeated_field_encoding");
        if (context.Edition >= Edition.Edition2024 && field.Options.Find("ctype") is not null)
            context.Report(LinkRules.OptionRemoved, SpanOf(syntax, "ctype"), "ctype", "edition 2024 and later", "features.(pb.cpp).string_type");

        if (!field.IsRepeated && !field.HasPresence)
        {
            if (field.DefaultText is not null)
                context.Report(LinkRules.InvalidDefault, syntax.Name.Span, field.Name, "fields with implicit presence have none");
            if (field.EnumType is { IsClosed: true } closed)
                Feature(context, field, "field_presence", $"field \"{field.Name}\" has implicit presence, so its enum {closed.FullName} must be open");
        }
        if (field.IsExtension && field.IsRequired)
            context.Report(LinkRules.RequiredExtension, syntax.Name.Span, field.FullName);
        if (field.Options.Values.Count > 0)
            CheckExplicitFeatures(context, field);
    }

    private static void CheckExplicitFeatures(LinkContext context, FieldDescriptor field)
    {
        if (Explicit(field, "field_presence") is { } presence)
        {
            if (field.ContainingOneof is not null)
                Feature(context, field, "field_presence", "members of a oneof cannot set field_presence");
            else if (field.IsRepeated)
                Feature(context, field, "field_presence", "repeated fields cannot set field_presence");
            else if (field.IsExtension && presence != "LEGACY_REQUIRED")
                Feature(context, field, "field_presence", "extensions cannot set field_presence");
            else if (field.MessageType is not null && presence == "IMPLICIT")
                Feature(context, field, "field_presence", "message fields cannot have implicit presence");
        }
        if (Explicit(field, "repeated_field_encoding") is { } encoding)
        {
            if (!field.IsRepeated)
                Feature(context, field, "repeated_field_encoding", "only repeated fields can set repeated_field_encoding");
            else if (encoding == "PACKED" && !PropertiesPass.IsPackable(field))
                Feature(context, field, "repeated_field_encoding", "only repeated scalar and enum fields can be packed");
        }
        if (field.Type != FieldType.String && !IsStringMap(field) && Explicit(field, "utf8_validation") is not null)
            Feature(context, field, "utf8_validation", "only string fields can set utf8_validation");
        if ((field.MessageType is null || field.IsMap) && Explicit(field, "message_encoding") is not null)
            Feature(context, field, "message_encoding", "only message fields can set message_encoding");
    }

    private static void CheckMap(LinkContext context, FieldDescriptor field, MapTypeSyntax map)
    {
        FieldDescriptor key = field.MessageType!.Fields[0];
        FieldDescriptor value = field.MessageType.Fields[1];
        if (key.Type is FieldType.Enum or FieldType.Float or FieldType.Double or FieldType.Message or FieldType.Group or FieldType.Bytes)
            context.Report(LinkRules.InvalidMapKey, map.Key.Span, map.Key.Text);
        if (value.EnumType is { Values.Count: > 0 } enumType && enumType.Values[0].Number != 0)
            context.Report(LinkRules.MapEnumWithoutZero, map.Value.Span, enumType, "declared here", enumType.FullName);
    }

    private static void CheckOptions(LinkContext context, FieldDescriptor field, FieldSyntax syntax)
    {
        bool unverified = field.Options.GetBool("unverified_lazy") ?? false;
        if (unverified || (field.Options.GetBool("lazy") ?? false))
        {
            string name = unverified ? "unverified_lazy" : "lazy";
            if (field.Type != FieldType.Message)
                context.Report(LinkRules.LazyNotAllowed, SpanOf(syntax, name), name, "");
            else if (unverified && field.IsExtension)
                context.Report(LinkRules.LazyNotAllowed, SpanOf(syntax, name), name, ", and not for extensions");
        }
        if ((field.Options.GetBool("packed") ?? false) && !PropertiesPass.IsPackable(field))
            context.Report(LinkRules.PackedNotAllowed, SpanOf(syntax, "packed"));
        if (field.Options.GetEnum("jstype") is { } jsType && jsType != "JS_NORMAL"
            && field.Type is not (FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64 or FieldType.Fixed64 or FieldType.SFixed64))
            context.Report(LinkRules.JsTypeNotAllowed, SpanOf(syntax, "jstype"), "jstype is only allowed on 64-bit integer fields");
    }

    private static void CheckMessageSet(LinkContext context, FieldDescriptor field, FieldSyntax syntax)
    {
        if (!field.IsExtension)
            context.Report(LinkRules.MessageSet, syntax.Name.Span, "a message set cannot have fields, only extensions");
        else if (field.IsRequired || field.IsRepeated || field.Type != FieldType.Message)
            context.Report(LinkRules.MessageSet, TypeSpan(syntax), "extensions of message sets must be optional messages");
    }

    private static bool IsStringMap(FieldDescriptor field) =>
        field.IsMap && (field.MessageType!.Fields[0].Type == FieldType.String || field.MessageType.Fields[1].Type == FieldType.String);

    private static string? Explicit(FieldDescriptor field, string feature)
    {
        string? result = null;
        for (int i = 0; i < field.Options.Values.Count; i++)
        {
            OptionValue value = field.Options.Values[i];
            if (value.Field is { IsExtension: false, Name: "features" } && value.Message?.GetEnum(feature) is { } found)
                result = found;
        }
        return result;
    }

    private static void Feature(LinkContext context, FieldDescriptor field, string feature, string text) =>
        context.Report(LinkRules.FeatureNotApplicable, FeaturesPass.SpanOfFeature(field, feature), text);

    private static TextSpan TypeSpan(FieldSyntax syntax) => syntax.Map?.Value.Span ?? syntax.Type.Span;

    private static TextSpan SpanOf(FieldSyntax syntax, string option) =>
        DefaultsPass.FindPseudoOption(syntax.Options, option)?.NameSpan ?? syntax.Name.Span;
}
