using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Rules over the file and its messages: kinds of import, the lite runtime, message sets, features of the file.</summary>
internal static class FileRulesPass
{
    public static void Run(LinkContext context)
    {
        FileDescriptor file = context.File;
        CheckImports(context);
        if (IsLite(file))
            CheckLite(context);
        else
            CheckLiteImports(context);
        if (context.IsEditions)
            CheckEditions(context);
        for (int i = 0; i < context.Messages.Count; i++)
        {
            MessageDescriptor message = context.Messages[i];
            if (message.Declaration is MessageSyntax syntax)
                CheckMessage(context, message, syntax);
        }
    }

    public static bool IsLite(FileDescriptor file) => file.Options.Values.Count > 0 && file.Options.GetEnum("optimize_for") == "LITE_RUNTIME";

    private static void CheckImports(LinkContext context)
    {
        List<ImportSyntax> imports = context.Syntax.Imports;
        for (int i = 0; i < imports.Count; i++)
        {
            if (imports[i].Kind == ImportKind.Option && context.Edition < Edition.Edition2024)
                context.Report(LinkRules.OptionImportTooEarly, imports[i].KindSpan);
            else if (imports[i].Kind == ImportKind.Weak && context.Edition >= Edition.Edition2024)
                context.Report(LinkRules.WeakImportRemoved, imports[i].KindSpan);
        }
    }

    private static void CheckLiteImports(LinkContext context)
    {
        IReadOnlyList<FileDescriptor> dependencies = context.File.Dependencies;
        for (int i = 0; i < dependencies.Count; i++)
        {
            if (!IsLite(dependencies[i]))
                continue;
            context.Report(LinkRules.LiteImport, SpanOfImport(context, dependencies[i].Path), dependencies[i].Path);
            return;
        }
    }

    private static void CheckLite(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            if (field.IsExtension && !context.Unresolved.Contains(field) && !IsLite(field.ContainingType.File))
                context.Report(LinkRules.LiteExtension, field.Extendee.Span, field.ContainingType.FullName);
        }
        OptionSet options = context.File.Options;
        if (!(options.GetBool("cc_generic_services") ?? false) && !(options.GetBool("java_generic_services") ?? false))
            return;
        for (int i = 0; i < context.File.Services.Count; i++)
            context.Report(LinkRules.LiteService, context.File.Services[i].NameSpan);
    }

    private static void CheckEditions(LinkContext context)
    {
        FileDescriptor file = context.File;
        if (file.Features.FieldPresence == FieldPresenceFeature.LegacyRequired)
            context.Report(LinkRules.FeatureNotApplicable, FeaturesPass.SpanOfFeature(file, "field_presence"), "LEGACY_REQUIRED cannot be the default of a file");
        if (file.Options.GetBool("java_string_check_utf8") ?? false)
            context.Report(LinkRules.OptionRemoved, SpanOfOption(context.Syntax.Options, "java_string_check_utf8"), "java_string_check_utf8", "editions", "features.(pb.java).utf8_validation");
    }

    private static void CheckMessage(LinkContext context, MessageDescriptor message, MessageSyntax syntax)
    {
        for (int i = 0; i < syntax.Options.Count; i++)
        {
            if (syntax.Options[i].Name.Count > 0 && syntax.Options[i].Name[0] is { IsExtension: false, Text: "map_entry" })
                context.Report(LinkRules.MapEntryOption, syntax.Options[i].NameSpan);
        }
        if (context.Edition != Edition.Proto3)
            return;
        if (message.ExtensionRanges.Count > 0)
            context.Report(LinkRules.NotAllowedInProto3, syntax.ExtensionRanges[0].Span, "extension ranges are");
        if (message.Options.Values.Count > 0 && message.IsMessageSet)
            context.Report(LinkRules.NotAllowedInProto3, SpanOfOption(syntax.Options, "message_set_wire_format"), "message sets are");
    }

    internal static TextSpan SpanOfImport(LinkContext context, string path)
    {
        List<ImportSyntax> imports = context.Syntax.Imports;
        for (int i = 0; i < imports.Count; i++)
        {
            if (imports[i].Path.Text == path)
                return imports[i].Path.Span;
        }
        return default;
    }

    private static TextSpan SpanOfOption(List<OptionSyntax> options, string name) => DefaultsPass.FindPseudoOption(options, name)?.NameSpan ?? default;
}
