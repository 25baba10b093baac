using System;
using System.Collections.Generic;
using System.Text;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

internal sealed partial class DeclarePass
{
    private FieldDescriptor DeclareField(MessageDescriptor? message, string scope, FieldSyntax syntax)
    {
        bool isMap = syntax.Map is not null;
        var field = new FieldDescriptor
        {
            ContainingType = message!,
            Number = ClampNumber(syntax.Number.Value),
            Label = isMap ? FieldLabel.Repeated : syntax.Label == FieldLabel.None ? FieldLabel.Optional : syntax.Label,
            IsProto3Optional = syntax.Label == FieldLabel.Optional && _context.Edition == Edition.Proto3,
        };
        NameSyntax name = syntax.Name;
        if (syntax.Group is not null)
            name = new NameSyntax(LowerAscii(name.Text), name.Span);
        Enter(field, scope, name, syntax);
        _context.Fields.Add(field);
        return field;
    }

    /// <summary>A map field stands for a repeated field of a nested message that protoc synthesizes.</summary>
    private MessageDescriptor DeclareMapEntry(MessageDescriptor parent, FieldDescriptor field, MapTypeSyntax map)
    {
        var entry = new MessageDescriptor { Name = JsonName.OfMapEntry(field.Name), ContainingType = parent, IsMapEntry = true, NameSpan = field.NameSpan, MapField = field };
        Enter(entry, parent.FullName);
        _context.Messages.Add(entry);
        entry.Fields = [EntryField(entry, field, "key", 1, map.Key), EntryField(entry, field, "value", 2, map.Value)];
        field.MessageType = entry;
        return entry;
    }

    private FieldDescriptor EntryField(MessageDescriptor entry, FieldDescriptor mapField, string name, int number, NameSyntax type)
    {
        var field = new FieldDescriptor { Name = name, ContainingType = entry, Number = number, Label = FieldLabel.Optional, NameSpan = type.Span, EntryType = type, MapField = mapField };
        Enter(field, entry.FullName);
        _context.Fields.Add(field);
        return field;
    }

    private static List<(OneofSyntax Syntax, OneofDescriptor Descriptor)> DeclareOneofs(MessageDescriptor message, MessageSyntax syntax)
    {
        var oneofs = new List<(OneofSyntax, OneofDescriptor)>(syntax.Oneofs.Count);
        for (int i = 0; i < syntax.Oneofs.Count; i++)
        {
            OneofSyntax oneof = syntax.Oneofs[i];
            if (oneof.Name.IsMissing)
                continue;
            var descriptor = new OneofDescriptor { ContainingType = message };
            oneofs.Add((oneof, descriptor));
        }
        return oneofs;
    }

    private List<OneofDescriptor> LinkOneofs(
        MessageDescriptor message, List<(OneofSyntax Syntax, OneofDescriptor Descriptor)> declared, List<FieldDescriptor> fields)
    {
        var result = new List<OneofDescriptor>(declared.Count);
        Dictionary<OneofSyntax, List<FieldDescriptor>>? members = null;
        for (int i = 0; i < declared.Count; i++)
        {
            (OneofSyntax oneof, OneofDescriptor descriptor) = declared[i];
            Enter(descriptor, message.FullName, oneof.Name, oneof);
            var list = new List<FieldDescriptor>();
            descriptor.Fields = list;
            (members ??= [])[oneof] = list;
            result.Add(descriptor);
            _context.Oneofs.Add(descriptor);
        }
        bool hasSynthetic = false;
        for (int i = 0; i < fields.Count; i++)
        {
            var field = (FieldSyntax)fields[i].Declaration!;
            hasSynthetic |= fields[i].IsProto3Optional;
            if (field.Oneof is not { } oneof || members is null || !members.TryGetValue(oneof, out List<FieldDescriptor>? list))
                continue;
            list.Add(fields[i]);
            fields[i].ContainingOneof = FindOneof(declared, oneof);
        }
        if (hasSynthetic)
            AddSyntheticOneofs(message, fields, result);
        return result;
    }

    private static OneofDescriptor? FindOneof(List<(OneofSyntax Syntax, OneofDescriptor Descriptor)> declared, OneofSyntax syntax)
    {
        for (int i = 0; i < declared.Count; i++)
        {
            if (declared[i].Syntax == syntax)
                return declared[i].Descriptor;
        }
        return null;
    }

    private void AddSyntheticOneofs(MessageDescriptor message, List<FieldDescriptor> fields, List<OneofDescriptor> oneofs)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < fields.Count; i++)
            names.Add(fields[i].Name);
        for (int i = 0; i < oneofs.Count; i++)
            names.Add(oneofs[i].Name);
        for (int i = 0; i < fields.Count; i++)
        {
            FieldDescriptor field = fields[i];
            if (!field.IsProto3Optional || field.ContainingOneof is not null)
                continue;
            string name = field.Name[0] == '_' ? field.Name : "_" + field.Name;
            while (!names.Add(name))
                name = "X" + name;
            var oneof = new OneofDescriptor { Name = name, ContainingType = message, IsSynthetic = true, Fields = [field], NameSpan = field.NameSpan };
            Enter(oneof, message.FullName);
            field.ContainingOneof = oneof;
            oneofs.Add(oneof);
        }
    }

    /// <summary>Numbers that do not fit are reported by <see cref="NumbersPass"/>; here they only must not wrap into valid ones.</summary>
    private static int ClampNumber(long number) => number > int.MaxValue ? int.MaxValue : number < 0 ? 0 : (int)number;

    private static string LowerAscii(string text)
    {
        var builder = new StringBuilder(text);
        for (int i = 0; i < builder.Length; i++)
        {
            if (builder[i] is >= 'A' and <= 'Z')
                builder[i] = (char)(builder[i] + 32);
        }
        return builder.ToString();
    }
}
