using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>
/// Features in force on every element: the defaults of the edition, then file, message, field and so on, each inheriting
/// from the one around it. Elements without features share the instance of their parent.
/// </summary>
internal static class FeaturesPass
{
    public static void Run(LinkContext context)
    {
        FileDescriptor file = context.File;
        file.Features = Resolve(context, file.Options, FeatureSet.DefaultsOf(file.Edition), file);
        for (int i = 0; i < file.Messages.Count; i++)
            Visit(context, file.Messages[i], file.Features);
        for (int i = 0; i < file.Enums.Count; i++)
            Visit(context, file.Enums[i], file.Features);
        Visit(context, file.Extensions, file.Features);
        for (int i = 0; i < file.Services.Count; i++)
        {
            ServiceDescriptor service = file.Services[i];
            service.Features = Resolve(context, service.Options, file.Features, service);
            for (int j = 0; j < service.Methods.Count; j++)
                service.Methods[j].Features = Resolve(context, service.Methods[j].Options, service.Features, service.Methods[j]);
        }
    }

    private static void Visit(LinkContext context, MessageDescriptor message, FeatureSet parent)
    {
        message.Features = Resolve(context, message.Options, parent, message);
        for (int i = 0; i < message.Oneofs.Count; i++)
            message.Oneofs[i].Features = Resolve(context, message.Oneofs[i].Options, message.Features, message.Oneofs[i]);
        for (int i = 0; i < message.Fields.Count; i++)
        {
            FieldDescriptor field = message.Fields[i];
            FeatureSet around = field.RealOneof?.Features ?? message.Features;
            field.Features = Infer(context, field, Resolve(context, field.Options, around, field));
        }
        for (int i = 0; i < message.ExtensionRanges.Count; i++)
            message.ExtensionRanges[i].Features = Resolve(context, message.ExtensionRanges[i].Options, message.Features, message);
        for (int i = 0; i < message.NestedMessages.Count; i++)
            Visit(context, message.NestedMessages[i], message.Features);
        for (int i = 0; i < message.NestedEnums.Count; i++)
            Visit(context, message.NestedEnums[i], message.Features);
        Visit(context, message.NestedExtensions, message.Features);
    }

    private static void Visit(LinkContext context, IReadOnlyList<FieldDescriptor> extensions, FeatureSet parent)
    {
        for (int i = 0; i < extensions.Count; i++)
            extensions[i].Features = Infer(context, extensions[i], Resolve(context, extensions[i].Options, parent, extensions[i]));
    }

    private static void Visit(LinkContext context, EnumDescriptor descriptor, FeatureSet parent)
    {
        descriptor.Features = Resolve(context, descriptor.Options, parent, descriptor);
        for (int i = 0; i < descriptor.Values.Count; i++)
            descriptor.Values[i].Features = Resolve(context, descriptor.Values[i].Options, descriptor.Features, descriptor.Values[i]);
    }

    private static FeatureSet Resolve(LinkContext context, OptionSet options, FeatureSet parent, Descriptor element)
    {
        FeatureSet features = parent;
        IReadOnlyList<OptionValue> values = options.Values;
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i].Field is not { IsExtension: false, Name: "features" } || values[i].Message is not { } message)
                continue;
            if (!context.IsEditions)
            {
                ReportBeforeEditions(context, element);
                return parent;
            }
            for (int j = 0; j < message.Values.Count; j++)
                features = Apply(context, features, message.Values[j], element);
        }
        return features;
    }

    private static FeatureSet Apply(LinkContext context, FeatureSet features, OptionValue value, Descriptor element)
    {
        if (value.Field.IsExtension || value.Scalar is not EnumValueDescriptor choice)
            return features;
        if (choice.Number == 0)
        {
            context.Report(LinkRules.FeatureUnknownValue, SpanOfFeature(element, value.Field.Name), value.Field.Name);
            return features;
        }
        return value.Field.Name switch
        {
            "field_presence" => features with { FieldPresence = (FieldPresenceFeature)choice.Number },
            "enum_type" => features with { EnumType = (EnumTypeFeature)choice.Number },
            "repeated_field_encoding" => features with { RepeatedFieldEncoding = (RepeatedEncodingFeature)choice.Number },
            "utf8_validation" => features with { Utf8Validation = (Utf8ValidationFeature)choice.Number },
            "message_encoding" => features with { MessageEncoding = (MessageEncodingFeature)choice.Number },
            "json_format" => features with { JsonFormat = (JsonFormatFeature)choice.Number },
            "enforce_naming_style" => features with { EnforceNamingStyle = (NamingStyleFeature)choice.Number },
            "default_symbol_visibility" => features with { DefaultSymbolVisibility = (DefaultSymbolVisibilityFeature)choice.Number },
            "enforce_proto_limits" => features with { EnforceProtoLimits = (ProtoLimitsFeature)choice.Number },
            _ => features,
        };
    }

    /// <summary>What proto2 and proto3 say by syntax is a feature too.</summary>
    private static FeatureSet Infer(LinkContext context, FieldDescriptor field, FeatureSet features)
    {
        if (context.IsEditions)
            return features;
        if (field.Label == FieldLabel.Required)
            features = features with { FieldPresence = FieldPresenceFeature.LegacyRequired };
        if (field.Type == FieldType.Group)
            features = features with { MessageEncoding = MessageEncodingFeature.Delimited };
        if (field.Options.Values.Count > 0 && field.Options.GetBool("packed") is { } packed)
        {
            if (packed)
                features = features with { RepeatedFieldEncoding = RepeatedEncodingFeature.Packed };
            else if (context.Edition == Edition.Proto3)
                features = features with { RepeatedFieldEncoding = RepeatedEncodingFeature.Expanded };
        }
        return features;
    }

    private static void ReportBeforeEditions(LinkContext context, Descriptor element)
    {
        if (element.MapField is null)
            context.Report(LinkRules.FeatureBeforeEditions, SpanOfFeature(element, null), context.Edition == Edition.Proto3 ? "proto3" : "proto2");
    }

    /// <summary>Where a feature was set on the element; its name when that is not to be found.</summary>
    internal static TextSpan SpanOfFeature(Descriptor element, string? feature)
    {
        List<OptionSyntax>? options = OptionsOf(element.MapField?.Declaration ?? element.Declaration);
        for (int i = 0; options is not null && i < options.Count; i++)
        {
            OptionSyntax option = options[i];
            if (option.Name.Count == 0 || option.Name[0] is not { IsExtension: false, Text: "features" })
                continue;
            if (feature is null || option.Name.Count == 1 || option.Name[1].Text == feature)
                return option.NameSpan;
        }
        return element.NameSpan;
    }

    internal static List<OptionSyntax>? OptionsOf(SyntaxNode? node) => node switch
    {
        FileSyntax file => file.Options,
        MessageSyntax message => message.Options,
        FieldSyntax field => field.Options,
        OneofSyntax oneof => oneof.Options,
        EnumSyntax descriptor => descriptor.Options,
        EnumValueSyntax value => value.Options,
        ServiceSyntax service => service.Options,
        MethodSyntax method => method.Options,
        _ => null,
    };
}
