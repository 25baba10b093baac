using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Serialization;

/// <summary>Messages with their oneofs, extend blocks and ranges, and enums.</summary>
internal sealed partial class SourceInfoWriter
{
    /// <summary>How far the members of a file or message have been written, and what they became.</summary>
    private sealed class Scope(int messagesNumber, IReadOnlyList<MessageDescriptor> messages)
    {
        /// <summary>The field of the descriptor that holds messages: 4 in a file, 3 in a message.</summary>
        public int MessagesNumber { get; } = messagesNumber;

        public IReadOnlyList<MessageDescriptor> Messages { get; } = messages;

        /// <summary>Messages so far; those of groups and map fields count, as they do in the descriptor.</summary>
        public int MessageCount { get; set; }

        public int ExtensionCount { get; set; }
    }

    private void WriteMessage(MessageSyntax syntax, Scope outer)
    {
        MessageDescriptor? message = At(outer.Messages, outer.MessageCount);
        int path = _path.Push(outer.MessagesNumber, outer.MessageCount++);
        // 'export' and 'local' stand outside.
        Location(TextSpan.FromBounds(syntax.KeywordSpan.Start, syntax.Span.End), syntax.Comments);
        Child(1, syntax.Name.Span);
        WriteMembers(syntax, message);
        _path.Pop(path);
    }

    private void WriteMembers(MessageSyntax syntax, MessageDescriptor? message)
    {
        int first = _members.Count;
        CollectMembers(syntax);
        SortMembers(first);
        var scope = new Scope(messagesNumber: 3, message?.NestedMessages ?? []);
        var options = OptionPaths.For(syntax.Options, message?.Options, isField: false, _strip);
        int fields = 0;
        int enums = 0;
        int oneofs = 0;
        int extensionRanges = 0;
        var reserved = default(ReservedCounts);
        int end = _members.Count;
        for (int i = first; i < end; i++)
        {
            switch (_members[i])
            {
                case FieldSyntax field:
                    WriteField(2, fields, field, message is null ? null : At(message.Fields, fields), scope);
                    fields++;
                    break;
                case MessageSyntax nested:
                    WriteMessage(nested, scope);
                    break;
                case EnumSyntax @enum:
                    WriteEnum(4, enums, @enum, message is null ? null : At(message.NestedEnums, enums));
                    enums++;
                    break;
                case OneofSyntax oneof:
                    WriteOneof(oneofs, oneof, syntax, message, ref fields, scope);
                    oneofs++;
                    break;
                case ExtendSyntax extend:
                    WriteExtend(6, extend, scope, message?.NestedExtensions ?? []);
                    break;
                case ExtensionRangeSyntax extensions:
                    WriteExtensionRanges(extensions, message, ref extensionRanges);
                    break;
                case ReservedSyntax statement:
                    WriteReserved(9, 10, statement, ref reserved);
                    break;
                case OptionSyntax option:
                    WriteOptionStatement(7, option, options);
                    break;
            }
        }
        _members.RemoveRange(first, end - first);
    }

    private void CollectMembers(MessageSyntax syntax)
    {
        // The fields of a oneof are written with it, the message of a group with its field.
        if (syntax.Oneofs.Count == 0)
        {
            _members.AddRange(syntax.Fields);
        }
        else
        {
            foreach (FieldSyntax field in syntax.Fields)
            {
                if (field.Oneof is null)
                    _members.Add(field);
            }
        }
        foreach (MessageSyntax nested in syntax.Messages)
        {
            if (!nested.IsGroup)
                _members.Add(nested);
        }
        _members.AddRange(syntax.Enums);
        _members.AddRange(syntax.Oneofs);
        _members.AddRange(syntax.Extends);
        _members.AddRange(syntax.ExtensionRanges);
        _members.AddRange(syntax.Reserved);
        _members.AddRange(syntax.Options);
    }

    private void WriteOneof(int index, OneofSyntax syntax, MessageSyntax owner, MessageDescriptor? message, ref int fields, Scope scope)
    {
        int path = _path.Push(8, index);
        Location(syntax.Span, syntax.Comments);
        Child(1, syntax.Name.Span);
        _path.Pop(path);
        OneofDescriptor? oneof = message is null ? null : At(message.Oneofs, index);
        var options = OptionPaths.For(syntax.Options, oneof?.Options, isField: false, _strip);
        for (int next = 0; ;)
        {
            FieldSyntax? field = fields < owner.Fields.Count && owner.Fields[fields].Oneof == syntax ? owner.Fields[fields] : null;
            OptionSyntax? option = next < syntax.Options.Count ? syntax.Options[next] : null;
            if (option is not null && (field is null || option.Span.Start < field.Span.Start))
            {
                path = _path.Push(8, index);
                WriteOptionStatement(2, option, options);
                _path.Pop(path);
                next++;
            }
            else if (field is not null)
            {
                // A member of a oneof is a field of the message like any other.
                WriteField(2, fields, field, message is null ? null : At(message.Fields, fields), scope);
                fields++;
            }
            else
            {
                return;
            }
        }
    }

    private void WriteExtend(int number, ExtendSyntax syntax, Scope scope, IReadOnlyList<FieldDescriptor> extensions)
    {
        Child(number, syntax.Span, syntax.Comments);
        foreach (FieldSyntax field in syntax.Fields)
        {
            WriteField(number, scope.ExtensionCount, field, At(extensions, scope.ExtensionCount), scope, syntax.Extendee.Span);
            scope.ExtensionCount++;
        }
    }

    private void WriteExtensionRanges(ExtensionRangeSyntax syntax, MessageDescriptor? message, ref int count)
    {
        Child(5, syntax.Span, syntax.Comments);
        int first = count;
        foreach (RangeSyntax range in syntax.Ranges)
            WriteRange(5, count++, range);
        if (syntax.OptionsSpan.Length == 0)
            return;
        // All ranges of a statement have its options, and protoc repeats the locations for each.
        for (int i = first; i < count; i++)
        {
            int path = _path.Push(5, i);
            ExtensionRange? range = message is null ? null : At(message.ExtensionRanges, i);
            WriteOptionList(3, syntax.OptionsSpan, OptionPaths.For(syntax.Options, range?.Options, isField: false, _strip));
            _path.Pop(path);
        }
    }

    private struct ReservedCounts
    {
        public int Ranges;
        public int Names;
    }

    private void WriteReserved(int rangeNumber, int nameNumber, ReservedSyntax syntax, ref ReservedCounts counts)
    {
        Child(syntax.Names.Count > 0 ? nameNumber : rangeNumber, syntax.Span, syntax.Comments);
        foreach (RangeSyntax range in syntax.Ranges)
            WriteRange(rangeNumber, counts.Ranges++, range);
        foreach (NameSyntax name in syntax.Names)
            Child(nameNumber, counts.Names++, name.Span);
    }

    private void WriteRange(int number, int index, RangeSyntax range)
    {
        int path = _path.Push(number, index);
        Location(range.Span);
        Child(1, range.First.Span);
        TextSpan last = range.Last.Span;
        // A single number is its own end, but of a negative one protoc has only the minus.
        if (last == range.First.Span && _file.Source.Content[last.Start] == '-')
            last = new TextSpan(last.Start, 1);
        Child(2, last);
        _path.Pop(path);
    }

    private void WriteEnum(int number, int index, EnumSyntax syntax, EnumDescriptor? descriptor)
    {
        int path = _path.Push(number, index);
        Location(TextSpan.FromBounds(syntax.KeywordSpan.Start, syntax.Span.End), syntax.Comments);
        Child(1, syntax.Name.Span);
        int first = _members.Count;
        _members.AddRange(syntax.Values);
        _members.AddRange(syntax.Reserved);
        _members.AddRange(syntax.Options);
        SortMembers(first);
        var options = OptionPaths.For(syntax.Options, descriptor?.Options, isField: false, _strip);
        var reserved = default(ReservedCounts);
        int values = 0;
        for (int i = first; i < _members.Count; i++)
        {
            switch (_members[i])
            {
                case EnumValueSyntax value:
                    WriteEnumValue(values, value, descriptor is null ? null : At(descriptor.Values, values));
                    values++;
                    break;
                case ReservedSyntax statement:
                    WriteReserved(4, 5, statement, ref reserved);
                    break;
                case OptionSyntax option:
                    WriteOptionStatement(3, option, options);
                    break;
            }
        }
        _members.RemoveRange(first, _members.Count - first);
        _path.Pop(path);
    }

    private void WriteEnumValue(int index, EnumValueSyntax syntax, EnumValueDescriptor? value)
    {
        int path = _path.Push(2, index);
        Location(syntax.Span, syntax.Comments);
        Child(1, syntax.Name.Span);
        Child(2, syntax.Number.Span);
        if (syntax.OptionsSpan.Length > 0)
            WriteOptionList(3, syntax.OptionsSpan, OptionPaths.For(syntax.Options, value?.Options, isField: false, _strip));
        _path.Pop(path);
    }
}
