using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>The <c>declaration</c> option of extension ranges: itself consistent, and kept by the extensions of the range.</summary>
internal static class ExtensionDeclarations
{
    public static void Check(LinkContext context, MessageDescriptor message, MessageSyntax syntax)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        int next = 0;
        for (int i = 0; i < syntax.ExtensionRanges.Count; i++)
        {
            for (int j = 0; j < syntax.ExtensionRanges[i].Ranges.Count; j++)
            {
                ExtensionRange range = message.ExtensionRanges[next++];
                if (range.Options.Values.Count > 0 && !CheckRange(context, range, syntax.ExtensionRanges[i].Ranges[j].Span, names))
                    return;
            }
        }
    }

    public static void CheckExtension(LinkContext context, FieldDescriptor field, ExtensionRange range)
    {
        bool any = false;
        foreach (OptionSet declaration in Declarations(range))
        {
            any = true;
            if (Number(declaration) == field.Number)
            {
                CheckAgainst(context, field, declaration);
                return;
            }
        }
        if (any || range.Options.GetEnum("verification") == "DECLARATION")
            ReportExtension(context, field, $"extension \"{field.FullName}\" with number {NumbersPass.Text(field.Number)} is not declared in \"{field.ContainingType.FullName}\", whose range demands declarations");
    }

    private static void CheckAgainst(LinkContext context, FieldDescriptor field, OptionSet declaration)
    {
        string subject = $"extension {NumbersPass.Text(field.Number)} of \"{field.ContainingType.FullName}\"";
        if (declaration.GetBool("reserved") ?? false)
        {
            ReportExtension(context, field, $"{subject} is reserved by its declaration");
            return;
        }
        string actualType = (field.MessageType ?? (Descriptor?)field.EnumType) is { } type ? "." + type.FullName : field.Type.ToString().ToLowerInvariant();
        if (declaration.GetString("type") is { Length: > 0 } declaredType)
        {
            string expected = declaredType[0] == '.' || TypesPass.TryGetScalar(declaredType, out _) ? declaredType : "." + declaredType;
            if (expected != actualType)
                ReportExtension(context, field, $"{subject} must have type \"{expected}\", found \"{actualType}\"");
        }
        if (declaration.GetString("full_name") is { Length: > 0 } name && name != "." + field.FullName)
            ReportExtension(context, field, $"{subject} must have the name \"{name}\", found \".{field.FullName}\"");
        if ((declaration.GetBool("repeated") ?? false) != field.IsRepeated)
            ReportExtension(context, field, $"{subject} must be {(field.IsRepeated ? "optional" : "repeated")}");
    }

    private static bool CheckRange(LinkContext context, ExtensionRange range, TextSpan span, HashSet<string> names)
    {
        var numbers = new HashSet<int>();
        foreach (OptionSet declaration in Declarations(range))
        {
            if (numbers.Count == 0 && range.Options.GetEnum("verification") == "UNVERIFIED")
            {
                Report(context, span, "an extension range with declarations cannot be UNVERIFIED");
                return false;
            }
            int number = Number(declaration);
            if (number < range.Start || number >= range.End)
                Report(context, span, $"the declared number {NumbersPass.Text(number)} is not in the extension range");
            if (!numbers.Add(number))
                Report(context, span, $"the number {NumbersPass.Text(number)} is declared twice");
            string? name = declaration.GetString("full_name");
            string? type = declaration.GetString("type");
            if (name is null || type is null)
            {
                if ((name is null) != (type is null) || !(declaration.GetBool("reserved") ?? false))
                    Report(context, span, $"the declaration of {NumbersPass.Text(number)} needs both full_name and type");
                continue;
            }
            if (!names.Add(name))
            {
                Report(context, span, $"the name \"{name}\" is declared twice");
                return false;
            }
            CheckName(context, span, name);
            if (!TypesPass.TryGetScalar(type, out _) && type != "enum")
                CheckName(context, span, type);
        }
        return true;
    }

    private static void CheckName(LinkContext context, TextSpan span, string name)
    {
        if (name.Length == 0 || name[0] != '.')
            Report(context, span, $"\"{name}\" must start with a dot, as a fully-qualified name");
        else if (name.IndexOf("..", StringComparison.Ordinal) >= 0 || name[name.Length - 1] == '.' || !IsName(name))
            Report(context, span, $"\"{name}\" is not a valid name");
    }

    private static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.'))
                return false;
        }
        return true;
    }

    private static IEnumerable<OptionSet> Declarations(ExtensionRange range)
    {
        for (int i = 0; i < range.Options.Values.Count; i++)
        {
            OptionValue value = range.Options.Values[i];
            if (value.Field is { IsExtension: false, Name: "declaration" } && value.Message is { } declaration)
                yield return declaration;
        }
    }

    private static int Number(OptionSet declaration) => declaration.Find("number")?.Scalar is int number ? number : 0;

    private static void ReportExtension(LinkContext context, FieldDescriptor field, string text) =>
        context.Diagnostics.Report(LinkRules.ExtensionDeclaration, field.NameSpan,
            [new RelatedLocation(SourceLocation.Of(context.File.Source, field.Extendee.Span), "the extended message is named here")], text);

    private static void Report(LinkContext context, TextSpan span, string text) => context.Report(LinkRules.ExtensionDeclaration, span, text);
}
