using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>
/// Interprets options in two rounds: those of descriptor.proto first, features among them, because custom options are
/// extensions whose own features must be known before they can be set.
/// </summary>
internal static class OptionsPass
{
    public static void RunBuiltIn(LinkContext context)
    {
        CollectScopes(context);
        if (context.OptionScopes.Count == 0 && !HasMapEntries(context))
            return;
        OptionsSchema schema = OptionsSchema.For(context);
        List<OptionScope> scopes = context.OptionScopes;
        for (int i = 0; i < scopes.Count; i++)
        {
            OptionScope scope = scopes[i];
            if (schema[scope.Target] is not { } message)
                continue;
            var interpreter = new OptionInterpreter(context, scope, message);
            for (int j = 0; j < scope.Syntax.Count; j++)
            {
                OptionSyntax option = scope.Syntax[j];
                if (option.Name.Count == 0)
                    continue;
                if (option.Name[0].IsExtension)
                    scope.HasCustom = true;
                else if (!IsPseudoOption(scope, option) && (!scope.FeaturesOnly || option.Name[0].Text == "features"))
                    scope.Values[j] = interpreter.Interpret(option);
            }
            scope.Publish();
        }
        MarkMapEntries(context, schema);
    }

    public static void RunCustom(LinkContext context)
    {
        OptionsSchema? schema = null;
        List<OptionScope> scopes = context.OptionScopes;
        for (int i = 0; i < scopes.Count; i++)
        {
            OptionScope scope = scopes[i];
            if (!scope.HasCustom || scope.FeaturesOnly)
                continue;
            schema ??= OptionsSchema.For(context);
            if (schema[scope.Target] is not { } message)
                continue;
            var interpreter = new OptionInterpreter(context, scope, message);
            for (int j = 0; j < scope.Syntax.Count; j++)
            {
                OptionSyntax option = scope.Syntax[j];
                if (option.Name.Count > 0 && option.Name[0].IsExtension)
                    scope.Values[j] = interpreter.Interpret(option);
            }
            scope.Publish();
        }
    }

    /// <summary><c>default</c> and <c>json_name</c> look like options but are parts of the field itself.</summary>
    public static bool IsPseudoOption(OptionScope scope, OptionSyntax option) =>
        scope.Target == OptionTarget.Field && option.Name.Count == 1 && !option.Name[0].IsExtension && option.Name[0].Text is "default" or "json_name";

    private static void CollectScopes(LinkContext context)
    {
        FileDescriptor file = context.File;
        Add(context, OptionTarget.File, file, context.Syntax.Options);
        foreach (MessageDescriptor message in context.Messages)
        {
            if (message.Declaration is not MessageSyntax syntax)
                continue;
            Add(context, OptionTarget.Message, message, syntax.Options);
            // Several ranges of one statement share its options.
            int next = 0;
            for (int i = 0; i < syntax.ExtensionRanges.Count; i++)
            {
                for (int j = 0; j < syntax.ExtensionRanges[i].Ranges.Count; j++)
                {
                    ExtensionRange range = message.ExtensionRanges[next++];
                    if (syntax.ExtensionRanges[i].Options.Count > 0)
                        context.OptionScopes.Add(new OptionScope(OptionTarget.ExtensionRange, message, range, syntax.ExtensionRanges[i].Options) { IsRepeat = j > 0 });
                }
            }
        }
        foreach (FieldDescriptor field in context.Fields)
        {
            if (field.FieldSyntax is { } syntax)
                Add(context, OptionTarget.Field, field, syntax.Options);
            else if (field.MapField?.FieldSyntax is { Options.Count: > 0 } map && HasFeatures(map.Options))
                context.OptionScopes.Add(new OptionScope(OptionTarget.Field, field, null, map.Options) { FeaturesOnly = true, IsRepeat = true });
        }
        foreach (OneofDescriptor oneof in context.Oneofs)
            Add(context, OptionTarget.Oneof, oneof, ((OneofSyntax)oneof.Declaration!).Options);
        foreach (EnumDescriptor descriptor in context.Enums)
        {
            Add(context, OptionTarget.Enum, descriptor, ((EnumSyntax)descriptor.Declaration!).Options);
            foreach (EnumValueDescriptor value in descriptor.Values)
                Add(context, OptionTarget.EnumValue, value, ((EnumValueSyntax)value.Declaration!).Options);
        }
        foreach (ServiceDescriptor service in file.Services)
        {
            Add(context, OptionTarget.Service, service, ((ServiceSyntax)service.Declaration!).Options);
            foreach (MethodDescriptor method in service.Methods)
                Add(context, OptionTarget.Method, method, ((MethodSyntax)method.Declaration!).Options);
        }
    }

    private static void Add(LinkContext context, OptionTarget target, Descriptor owner, List<OptionSyntax> options)
    {
        if (options.Count > 0)
            context.OptionScopes.Add(new OptionScope(target, owner, null, options));
    }

    private static bool HasFeatures(List<OptionSyntax> options)
    {
        for (int i = 0; i < options.Count; i++)
        {
            if (options[i].Name.Count > 0 && options[i].Name[0] is { IsExtension: false, Text: "features" })
                return true;
        }
        return false;
    }

    private static bool HasMapEntries(LinkContext context)
    {
        for (int i = 0; i < context.Messages.Count; i++)
        {
            if (context.Messages[i].IsMapEntry)
                return true;
        }
        return false;
    }

    /// <summary>A map entry carries <c>map_entry = true</c>, which nobody wrote.</summary>
    private static void MarkMapEntries(LinkContext context, OptionsSchema schema)
    {
        if (schema[OptionTarget.Message]?.FindField("map_entry") is not { } field)
            return;
        var marked = new OptionSet([new OptionValue(field, true)]);
        for (int i = 0; i < context.Messages.Count; i++)
        {
            if (context.Messages[i].IsMapEntry)
                context.Messages[i].Options = marked;
        }
    }
}
