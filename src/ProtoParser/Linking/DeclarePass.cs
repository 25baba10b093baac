using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Makes a descriptor of every declaration and enters its name; types are still names afterwards.</summary>
internal sealed partial class DeclarePass
{
    private const int MaxDepth = 100;

    private readonly LinkContext _context;
    private readonly FileDescriptor _file;

    private DeclarePass(LinkContext context)
    {
        _context = context;
        _file = context.File;
    }

    public static void Run(LinkContext context)
    {
        var pass = new DeclarePass(context);
        FileSyntax syntax = context.Syntax;
        FileDescriptor file = context.File;
        string scope = file.Package;
        var extensions = new List<FieldDescriptor>();
        // protoc builds messages, then enums, services and extensions; equal names are reported at the later one in that order.
        file.Messages = pass.DeclareMessages(null, scope, syntax.Messages, syntax.Extends, null, 1);
        file.Enums = pass.DeclareEnums(null, scope, syntax.Enums);
        file.Services = pass.DeclareServices(scope, syntax.Services);
        pass.DeclareExtensions(null, scope, syntax.Extends, extensions);
        file.Extensions = extensions;
        DuplicatesAcrossFiles.Check(context);
    }

    private List<MessageDescriptor> DeclareMessages(
        MessageDescriptor? parent, string scope, List<MessageSyntax> messages, List<ExtendSyntax> extends, List<FieldDescriptor>? fields, int depth)
    {
        var declared = new List<(int Start, MessageDescriptor Message)>(messages.Count);
        // The parser has refused deeper nesting; leaving it out bounds the recursion of every later walk.
        if (depth > MaxDepth)
            return [];
        bool sorted = true;
        for (int i = 0; i < messages.Count; i++)
        {
            if (!messages[i].Name.IsMissing)
                declared.Add((messages[i].Span.Start, DeclareMessage(parent, scope, messages[i], depth)));
        }
        for (int i = 0; i < extends.Count; i++)
        {
            List<MessageSyntax> groups = extends[i].Messages;
            for (int j = 0; j < groups.Count; j++)
            {
                if (groups[j].Name.IsMissing || _context.Groups.ContainsKey(groups[j]))
                    continue;
                declared.Add((groups[j].Span.Start, DeclareMessage(parent, scope, groups[j], depth)));
                sorted = false;
            }
        }
        if (fields is not null)
        {
            for (int i = 0; i < fields.Count; i++)
            {
                if (fields[i].Declaration is FieldSyntax { Map: { } map } syntax)
                {
                    declared.Add((syntax.Span.Start, DeclareMapEntry(parent!, fields[i], map)));
                    sorted = false;
                }
            }
        }
        if (!sorted)
            declared.Sort((left, right) => left.Start.CompareTo(right.Start));
        var result = new List<MessageDescriptor>(declared.Count);
        for (int i = 0; i < declared.Count; i++)
            result.Add(declared[i].Message);
        return result;
    }

    private MessageDescriptor DeclareMessage(MessageDescriptor? parent, string scope, MessageSyntax syntax, int depth)
    {
        var message = new MessageDescriptor { ContainingType = parent, Visibility = syntax.Visibility };
        Enter(message, scope, syntax.Name, syntax);
        _context.Messages.Add(message);
        if (syntax.IsGroup)
            _context.Groups[syntax] = message;

        var oneofs = DeclareOneofs(message, syntax);
        var fields = new List<FieldDescriptor>(syntax.Fields.Count);
        for (int i = 0; i < syntax.Fields.Count; i++)
        {
            FieldSyntax field = syntax.Fields[i];
            if (IsComplete(field))
                fields.Add(DeclareField(message, message.FullName, field));
        }
        message.Fields = fields;
        message.Oneofs = LinkOneofs(message, oneofs, fields);
        message.NestedMessages = DeclareMessages(message, message.FullName, syntax.Messages, syntax.Extends, fields, depth + 1);
        message.NestedEnums = DeclareEnums(message, message.FullName, syntax.Enums);
        if (syntax.Extends.Count > 0)
        {
            var extensions = new List<FieldDescriptor>();
            DeclareExtensions(message, message.FullName, syntax.Extends, extensions);
            message.NestedExtensions = extensions;
        }
        return message;
    }

    private List<EnumDescriptor> DeclareEnums(MessageDescriptor? parent, string scope, List<EnumSyntax> enums)
    {
        var result = new List<EnumDescriptor>(enums.Count);
        for (int i = 0; i < enums.Count; i++)
        {
            EnumSyntax syntax = enums[i];
            if (syntax.Name.IsMissing)
                continue;
            var descriptor = new EnumDescriptor { ContainingType = parent, Visibility = syntax.Visibility };
            Enter(descriptor, scope, syntax.Name, syntax);
            _context.Enums.Add(descriptor);
            var values = new List<EnumValueDescriptor>(syntax.Values.Count);
            for (int j = 0; j < syntax.Values.Count; j++)
            {
                EnumValueSyntax value = syntax.Values[j];
                if (value.Name.IsMissing || value.Number.Span.Length == 0)
                    continue;
                var valueDescriptor = new EnumValueDescriptor { Enum = descriptor, Number = unchecked((int)value.Number.Value) };
                Enter(valueDescriptor, scope, value.Name, value);
                values.Add(valueDescriptor);
            }
            descriptor.Values = values;
            result.Add(descriptor);
        }
        return result;
    }

    private List<ServiceDescriptor> DeclareServices(string scope, List<ServiceSyntax> services)
    {
        var result = new List<ServiceDescriptor>(services.Count);
        for (int i = 0; i < services.Count; i++)
        {
            ServiceSyntax syntax = services[i];
            if (syntax.Name.IsMissing)
                continue;
            var service = new ServiceDescriptor();
            Enter(service, scope, syntax.Name, syntax);
            var methods = new List<MethodDescriptor>(syntax.Methods.Count);
            for (int j = 0; j < syntax.Methods.Count; j++)
            {
                MethodSyntax method = syntax.Methods[j];
                if (method.Name.IsMissing)
                    continue;
                var descriptor = new MethodDescriptor { Service = service, ClientStreaming = method.ClientStreaming, ServerStreaming = method.ServerStreaming };
                Enter(descriptor, service.FullName, method.Name, method);
                methods.Add(descriptor);
            }
            service.Methods = methods;
            result.Add(service);
        }
        return result;
    }

    private void DeclareExtensions(MessageDescriptor? parent, string scope, List<ExtendSyntax> extends, List<FieldDescriptor> result)
    {
        for (int i = 0; i < extends.Count; i++)
        {
            for (int j = 0; j < extends[i].Fields.Count; j++)
            {
                FieldSyntax syntax = extends[i].Fields[j];
                if (!IsComplete(syntax))
                    continue;
                FieldDescriptor field = DeclareField(null, scope, syntax);
                field.IsExtension = true;
                field.ExtensionScope = parent;
                field.Extendee = extends[i].Extendee;
                result.Add(field);
            }
        }
    }

    /// <summary>Enters a name; of two equal names the second is reported and the first stays findable.</summary>
    private void Enter(Descriptor descriptor, string scope, NameSyntax name, DeclarationSyntax syntax)
    {
        descriptor.Name = name.Text;
        descriptor.NameSpan = name.Span;
        descriptor.Comments = syntax.Comments;
        descriptor.Declaration = syntax;
        Enter(descriptor, scope);
    }

    private void Enter(Descriptor descriptor, string scope)
    {
        descriptor.FullName = scope.Length == 0 ? descriptor.Name : scope + "." + descriptor.Name;
        descriptor.File = _file;
        descriptor.Features = _file.Features;
        if (_file.Symbols.TryGetValue(descriptor.FullName, out Descriptor? first))
            ReportDuplicate(descriptor, scope, first);
        else
            _file.Symbols.Add(descriptor.FullName, descriptor);
    }

    private void ReportDuplicate(Descriptor descriptor, string scope, Descriptor first)
    {
        string place = scope.Length == 0 ? "this file" : $"\"{scope}\"";
        if (descriptor is EnumValueDescriptor value && !(first is EnumValueDescriptor other && other.Enum == value.Enum))
            _context.Report(LinkRules.DuplicateEnumValueName, descriptor.NameSpan, first, "first one is here", descriptor.Name, place);
        else if (first is MessageDescriptor { IsMapEntry: true } || descriptor is MessageDescriptor { IsMapEntry: true })
            ReportMapEntryConflict(descriptor, first);
        else
            _context.Report(LinkRules.DuplicateName, descriptor.NameSpan, first, "first one is here", descriptor.Name, place);
    }

    private void ReportMapEntryConflict(Descriptor second, Descriptor first)
    {
        bool secondIsEntry = second is MessageDescriptor { IsMapEntry: true };
        Descriptor entry = secondIsEntry ? second : first;
        Descriptor other = secondIsEntry ? first : second;
        string field = entry.MapField?.Name ?? entry.Name;
        _context.Report(LinkRules.MapEntryNameConflict, second.NameSpan, first, "first one is here",
            entry.Name, field, other is MessageDescriptor { IsMapEntry: true } ? "the entry type" : Symbol.KindOf(other));
    }

    private static bool IsComplete(FieldSyntax field) =>
        !field.Name.IsMissing && field.Number.Span.Length > 0 && (field.Group is not null || field.Map is not null || !field.Type.IsMissing);
}
