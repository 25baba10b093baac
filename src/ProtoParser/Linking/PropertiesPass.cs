using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>What follows from features, label and type together: presence, packing, required, UTF-8.</summary>
internal static class PropertiesPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
            Derive(context, context.Fields[i]);
    }

    private static void Derive(LinkContext context, FieldDescriptor field)
    {
        FeatureSet features = field.Features;
        if (context.IsEditions && field.Type == FieldType.Message && features.MessageEncoding == MessageEncodingFeature.Delimited
            && !field.IsMap && field.ContainingType is not { IsMapEntry: true })
            field.Type = FieldType.Group;

        bool isMessage = field.Type is FieldType.Message or FieldType.Group;
        field.IsRequired = field.Label == FieldLabel.Required
            || (field.Label == FieldLabel.Optional && context.IsEditions && features.FieldPresence == FieldPresenceFeature.LegacyRequired);
        field.HasPresence = field.Label != FieldLabel.Repeated
            && (isMessage || field.IsExtension || field.ContainingOneof is not null || features.FieldPresence != FieldPresenceFeature.Implicit);
        field.IsPacked = field.Label == FieldLabel.Repeated && IsPackable(field) && features.RepeatedFieldEncoding == RepeatedEncodingFeature.Packed;
        field.ValidatesUtf8 = field.Type == FieldType.String && features.Utf8Validation == Utf8ValidationFeature.Verify;
    }

    public static bool IsPackable(FieldDescriptor field) =>
        field.Label == FieldLabel.Repeated && field.Type is not (FieldType.String or FieldType.Bytes or FieldType.Message or FieldType.Group);
}
