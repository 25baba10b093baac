using System.Collections.Generic;
using System.Text;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Turns the options written on one element into typed values, or reports why not.</summary>
internal sealed partial class OptionInterpreter(LinkContext context, OptionScope scope, MessageDescriptor optionsMessage)
{
    /// <summary>Follows the parts of the name from the options message down to the field that is set.</summary>
    public OptionValue? Interpret(OptionSyntax option)
    {
        if (option.Value.Kind == OptionValueKind.Missing)
            return null;
        var path = new List<FieldDescriptor>(option.Name.Count);
        MessageDescriptor message = optionsMessage;
        for (int i = 0; i < option.Name.Count; i++)
        {
            OptionNamePartSyntax part = option.Name[i];
            if (part.Text.Length == 0)
                return null;
            FieldDescriptor? field = part.IsExtension ? FindExtension(option, i, message) : message.FindField(part.Text);
            if (field is null)
            {
                if (!part.IsExtension)
                    ReportUnknownField(option, i, message);
                return null;
            }
            if (!CheckPart(option, i, field))
                return null;
            path.Add(field);
            if (field.MessageType is { } inner)
                message = inner;
        }

        FieldDescriptor leaf = path[path.Count - 1];
        if (!Claim(path))
        {
            Report(LinkRules.OptionSetTwice, option.NameSpan, NameUpTo(option, option.Name.Count - 1));
            return null;
        }
        if (ConvertTopLevel(leaf, option) is not { } scalar)
            return null;
        SetFields node = scope.AlreadySet;
        for (int i = 0; i < path.Count; i++)
            node = node.Add(path[i]);
        if (scalar is OptionSet set)
            node.AddAll(set);

        var value = new OptionValue(leaf, scalar);
        for (int i = path.Count - 2; i >= 0; i--)
            value = new OptionValue(path[i], new OptionSet([value])) { IsNamePart = true };
        return value;
    }

    private bool CheckPart(OptionSyntax option, int index, FieldDescriptor field)
    {
        if (index == 0 && !field.IsExtension && field.Name == "uninterpreted_option")
        {
            Report(LinkRules.UnknownOption, option.Name[0].Span, field.Name, ": it is what the compiler writes for options it could not read");
            return false;
        }
        bool isFeature = option.Name[0] is { IsExtension: false, Text: "features" };
        if (isFeature && field.File == context.File)
        {
            Report(LinkRules.FeatureInDefiningFile, option.Name[index].Span, NameUpTo(option, index));
            return false;
        }
        if (index == option.Name.Count - 1)
            return true;
        if (field.Type is not (FieldType.Message or FieldType.Group) || field.MessageType is null)
        {
            Report(LinkRules.OptionNotAMessage, option.Name[index].Span, NameUpTo(option, index), Describe(field), option.Name[index + 1].Text);
            return false;
        }
        if (field.IsRepeated)
        {
            Report(LinkRules.OptionRepeatedMessage, option.Name[index].Span, NameUpTo(option, index));
            return false;
        }
        return true;
    }

    private bool Claim(List<FieldDescriptor> path)
    {
        if (path[path.Count - 1].IsRepeated)
            return true;
        SetFields? node = scope.AlreadySet;
        for (int i = 0; i < path.Count; i++)
        {
            node = node.Find(path[i]);
            if (node is null)
                return true;
        }
        return false;
    }

    private FieldDescriptor? FindExtension(OptionSyntax option, int index, MessageDescriptor message)
    {
        OptionNamePartSyntax part = option.Name[index];
        string relativeTo = scope.Target == OptionTarget.File ? context.File.Package + ".file" : scope.Owner.FullName;
        Symbol symbol = context.Names.Resolve(part.Text, relativeTo, typesOnly: false);
        if (symbol.Descriptor is not FieldDescriptor { IsExtension: true } field)
        {
            if (symbol.Exists)
                Report(LinkRules.UnknownOption, part.Span, NameUpTo(option, index), $": \"{part.Text}\" is {symbol.Kind}, expected an extension of {message.FullName}");
            else if (!scope.IsRepeat)
                ReportUnresolvedExtension(part, relativeTo, symbol);
            return null;
        }
        // An extension that did not resolve has its own message.
        if (context.Unresolved.Contains(field) || field.ContainingType is null)
            return null;
        if (field.ContainingType.FullName != message.FullName)
        {
            if (!scope.IsRepeat)
                context.Report(LinkRules.OptionNotOfMessage, part.Span, field, "declared here", field.FullName, field.ContainingType.FullName, message.FullName);
            return null;
        }
        return field;
    }

    private void ReportUnresolvedExtension(OptionNamePartSyntax part, string relativeTo, Symbol symbol)
    {
        string name = part.Text[0] == '.' ? part.Text.Substring(1) : part.Text;
        if (!context.HasFailedImports && symbol.MissingName is null && context.Names.FileDefining(name) is null && context.Names.FindSimilarExtension(part.Text) is { } similar)
            context.Report(LinkRules.UnknownOption, part.Span, $"({part.Text})", $"; did you mean \"({similar})\"?");
        else
            context.Names.ReportUnresolved(part.Text, relativeTo, part.Span, symbol);
    }

    private void ReportUnknownField(OptionSyntax option, int index, MessageDescriptor message)
    {
        OptionNamePartSyntax part = option.Name[index];
        var similar = new SimilarName(part.Text);
        for (int i = 0; i < message.Fields.Count; i++)
        {
            if (message.Fields[i].Name != "uninterpreted_option")
                similar.Offer(message.Fields[i].Name, message.Fields[i].Name);
        }
        string help = similar.Found is { } found ? $"; did you mean \"{found}\"?" : index == 0 ? "; a custom option is written between parentheses" : $": {message.FullName} has no such field";
        Report(LinkRules.UnknownOption, part.Span, NameUpTo(option, index), help);
    }

    private void Report(DiagnosticRule rule, TextSpan span, params string[] arguments)
    {
        if (!scope.IsRepeat)
            context.Report(rule, span, arguments);
    }

    private static string NameUpTo(OptionSyntax option, int index)
    {
        var builder = new StringBuilder();
        for (int i = 0; i <= index; i++)
        {
            if (i > 0)
                builder.Append('.');
            if (option.Name[i].IsExtension)
                builder.Append('(').Append(option.Name[i].Text).Append(')');
            else
                builder.Append(option.Name[i].Text);
        }
        return builder.ToString();
    }
}
