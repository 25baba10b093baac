using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Extensions against what they extend: the range, the number, proto3's restriction, and declarations of the range.</summary>
internal static class ExtensionsPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Messages.Count; i++)
        {
            if (context.Messages[i].ExtensionRanges.Count > 0)
                ExtensionDeclarations.Check(context, context.Messages[i], (MessageSyntax)context.Messages[i].Declaration!);
        }
        Dictionary<(string, int), FieldDescriptor>? seen = null;
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            if (!field.IsExtension || context.Unresolved.Contains(field))
                continue;
            seen ??= ForeignExtensions(context);
            CheckExtension(context, field, seen);
        }
    }

    private static void CheckExtension(LinkContext context, FieldDescriptor field, Dictionary<(string, int), FieldDescriptor> seen)
    {
        MessageDescriptor target = field.ContainingType;
        FieldSyntax syntax = field.FieldSyntax!;
        string number = NumbersPass.Text(field.Number);
        if (context.Edition == Edition.Proto3 && !IsOptionsMessage(target))
            context.Report(LinkRules.Proto3Extension, field.Extendee.Span, target.FullName);
        if (target.FindExtensionRange(field.Number) is not { } range)
        {
            context.Report(LinkRules.NotAnExtensionNumber, syntax.Number.Span, target, "declared here", target.FullName, number);
            return;
        }
        if (!seen.TryGetValue((target.FullName, field.Number), out FieldDescriptor? first))
            seen.Add((target.FullName, field.Number), field);
        else if (first.File == context.File)
            context.Report(LinkRules.DuplicateExtensionNumber, syntax.Number.Span, first, "first one is here", number, target.FullName, first.FullName);
        else if (first.FullName != field.FullName)
            context.Report(LinkRules.ForeignExtensionNumber, syntax.Number.Span, first, "first one is here", number, target.FullName, first.FullName, first.File.Path);
        // The ranges of descriptor.proto itself are a registry, not a rule.
        if (target.File.Path != OptionsSchema.Path && range.Options.Values.Count > 0)
            ExtensionDeclarations.CheckExtension(context, field, range);
    }

    private static Dictionary<(string, int), FieldDescriptor> ForeignExtensions(LinkContext context)
    {
        var seen = new Dictionary<(string, int), FieldDescriptor>();
        IReadOnlyList<FileDescriptor> files = context.File.TransitiveDependencies;
        for (int i = 0; i < files.Count; i++)
        {
            IReadOnlyList<FieldDescriptor> extensions = files[i].Extensions;
            for (int j = 0; j < extensions.Count; j++)
                seen[(extensions[j].ContainingType.FullName, extensions[j].Number)] = extensions[j];
        }
        return seen;
    }

    private static bool IsOptionsMessage(MessageDescriptor message) =>
        message.ContainingType is null && message.File.Package == "google.protobuf" && message.Name switch
        {
            "FileOptions" or "MessageOptions" or "FieldOptions" or "EnumOptions" or "EnumValueOptions" or "ServiceOptions" or "MethodOptions"
                or "OneofOptions" or "ExtensionRangeOptions" or "FeatureSet" or "SourceCodeInfo" or "FileDescriptorSet" or "StreamOptions" => true,
            _ => false,
        };
}
