using System;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>The naming style that edition 2024 enforces: https://protobuf.dev/programming-guides/style.</summary>
internal static class NamingStylePass
{
    public static void Run(LinkContext context)
    {
        FileDescriptor file = context.File;
        if (context.Edition < Edition.Edition2024)
            return;
        if (IsEnforced(file) && file.Package.Length > 0)
            Report(context, file, "package", file.Package, LowerSnakeCase(file.Package));
        foreach (MessageDescriptor message in context.Messages)
        {
            if (!message.IsMapEntry && IsEnforced(message))
                Report(context, message, "message", message.Name, TitleCase(message.Name));
        }
        foreach (OneofDescriptor oneof in context.Oneofs)
        {
            if (IsEnforced(oneof))
                Report(context, oneof, "oneof", oneof.Name, LowerSnakeCase(oneof.Name) ?? Collision(oneof, oneof.ContainingType));
        }
        foreach (FieldDescriptor field in context.Fields)
        {
            if (field.MapField is null && IsEnforced(field))
                Report(context, field, "field", field.Name, LowerSnakeCase(field.Name) ?? Collision(field, field.ContainingType));
        }
        foreach (EnumDescriptor descriptor in context.Enums)
        {
            if (IsEnforced(descriptor))
                Report(context, descriptor, "enum", descriptor.Name, TitleCase(descriptor.Name));
            foreach (EnumValueDescriptor value in descriptor.Values)
            {
                if (IsEnforced(value))
                    Report(context, value, "enum value", value.Name, UpperSnakeCase(value.Name));
            }
        }
        foreach (ServiceDescriptor service in file.Services)
        {
            if (IsEnforced(service))
                Report(context, service, "service", service.Name, TitleCase(service.Name));
            foreach (MethodDescriptor method in service.Methods)
            {
                if (IsEnforced(method))
                    Report(context, method, "method", method.Name, TitleCase(method.Name));
            }
        }
    }

    private static bool IsEnforced(Descriptor element) => element.Features.EnforceNamingStyle != NamingStyleFeature.StyleLegacy;

    private static void Report(LinkContext context, Descriptor element, string kind, string name, string? problem)
    {
        if (problem is not null)
            context.Report(LinkRules.NamingStyle, element.NameSpan, kind, name, problem);
    }

    private static string? TitleCase(string name)
    {
        foreach (char c in name)
        {
            if (!IsLower(c) && !IsUpper(c) && !IsDigit(c))
                return "should be in TitleCase";
        }
        return IsUpper(name[0]) ? null : "should begin with a capital letter";
    }

    private static string? LowerSnakeCase(string name)
    {
        foreach (char c in name)
        {
            if (!IsLower(c) && !IsDigit(c) && c is not ('_' or '.'))
                return "should be in lower_snake_case";
        }
        return !IsLower(name[0]) ? "should begin with a lower-case letter" : Underscores(name);
    }

    private static string? UpperSnakeCase(string name)
    {
        foreach (char c in name)
        {
            if (!IsUpper(c) && !IsDigit(c) && c != '_')
                return "should be in UPPER_SNAKE_CASE";
        }
        return !IsUpper(name[0]) ? "should begin with a capital letter" : Underscores(name);
    }

    private static string? Underscores(string name)
    {
        const string problem = "should have underscores only before letters";
        if (name[0] == '_' || name[name.Length - 1] == '_')
            return problem;
        for (int i = 1; i < name.Length; i++)
        {
            if (name[i - 1] == '_' && !IsLower(name[i]) && !IsUpper(name[i]))
                return problem;
        }
        return null;
    }

    /// <summary>STYLE2026: names that collide with what generators derive from other fields.</summary>
    private static string? Collision(Descriptor element, MessageDescriptor? message)
    {
        if (element.Features.EnforceNamingStyle != NamingStyleFeature.Style2026)
            return null;
        string name = element.Name;
        if (message is not null && element is not FieldDescriptor { IsExtension: true })
        {
            foreach (string prefix in new[] { "has_", "get_", "set_", "clear_" })
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && HasMember(message, name.Substring(prefix.Length)))
                    return $"should not begin with {prefix} beside \"{name.Substring(prefix.Length)}\"";
            }
            if (name.EndsWith("_value", StringComparison.Ordinal) && HasMember(message, name.Substring(0, name.Length - 6)))
                return $"should not end with _value beside \"{name.Substring(0, name.Length - 6)}\"";
        }
        return name == "descriptor" ? "collides with generated code" : null;
    }

    private static bool HasMember(MessageDescriptor message, string name)
    {
        if (message.FindField(name) is not null)
            return true;
        for (int i = 0; i < message.Oneofs.Count; i++)
        {
            if (message.Oneofs[i].Name == name)
                return true;
        }
        return false;
    }

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
