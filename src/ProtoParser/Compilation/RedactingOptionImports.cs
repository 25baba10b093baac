using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Linking;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>
/// An enum value with <c>debug_redact</c> hides the fields that it annotates, so a program must know the option to print messages safely, and it does not
/// know what is imported with <c>import option</c> only. As in protoc this is checked of the files to compile, not of what they import.
/// </summary>
public static class RedactingOptionImports
{
    /// <summary>At most one error per option import; none in a file that has other errors.</summary>
    public static IReadOnlyList<Diagnostic> Check(LinkedFile file)
    {
        FileDescriptor descriptor = file.Descriptor;
        if (descriptor.OptionDependencies.Count == 0 || file.HasErrors)
            return [];
        var bag = new DiagnosticBag(descriptor.Source);
        foreach (FileDescriptor import in descriptor.OptionDependencies)
        {
            var searched = new HashSet<MessageDescriptor>();
            foreach (FieldDescriptor extension in import.Extensions.Concat(AllMessages(import.Messages).SelectMany(static message => message.NestedExtensions)))
            {
                if (Redacting(extension, searched) is not { } value)
                    continue;
                ImportSyntax syntax = descriptor.Syntax.Imports.First(item => item.Path.Text == import.Path);
                bag.Report(LinkRules.RedactingOptionImport, syntax.Path.Span, Declared(extension, value), extension.FullName, value.FullName);
                break;
            }
        }
        return bag.Items;
    }

    private static RelatedLocation[] Declared(FieldDescriptor extension, EnumValueDescriptor value) =>
        [Place("the option is here", extension), Place("the value is here", value)];

    private static RelatedLocation Place(string text, Descriptor item) => new(SourceLocation.Of(item.File.Source, item.NameSpan), text);

    private static IEnumerable<MessageDescriptor> AllMessages(IEnumerable<MessageDescriptor> messages) =>
        messages.SelectMany(static message => AllMessages(message.NestedMessages).Prepend(message));

    /// <summary>The first redacting value that the option can hold, in a message inside it too; messages that were searched before hold none.</summary>
    private static EnumValueDescriptor? Redacting(FieldDescriptor option, HashSet<MessageDescriptor> searched)
    {
        var fields = new Stack<FieldDescriptor>([option]);
        while (fields.Count > 0)
        {
            FieldDescriptor field = fields.Pop();
            if (field.EnumType?.Values.FirstOrDefault(static value => value.Options.GetBool("debug_redact") == true) is { } redacting)
                return redacting;
            if (field.MessageType is { } message && searched.Add(message))
            {
                foreach (FieldDescriptor inner in message.Fields)
                    fields.Push(inner);
            }
        }
        return null;
    }
}
