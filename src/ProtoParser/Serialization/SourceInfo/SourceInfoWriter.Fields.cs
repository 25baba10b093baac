using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Serialization;

/// <summary>Fields, groups, and options of all kinds.</summary>
internal sealed partial class SourceInfoWriter
{
    /// <param name="number">The field of the scope that holds the field or extension.</param>
    /// <param name="index">Its index there.</param>
    /// <param name="syntax">As written.</param>
    /// <param name="field">What it became; null when it did not resolve.</param>
    /// <param name="scope">Where the message of a group or a map field goes.</param>
    /// <param name="extendee">For an extension, the type after <c>extend</c>.</param>
    private void WriteField(int number, int index, FieldSyntax syntax, FieldDescriptor? field, Scope scope, TextSpan? extendee = null)
    {
        int path = _path.Push(number, index);
        Location(syntax.Span, syntax.Comments);
        if (extendee is { } type)
            Child(2, type);
        if (syntax.LabelSpan.Length > 0)
            Child(4, syntax.LabelSpan);
        if (syntax.Map is { } map)
            Child(6, map.Span);
        else
            Child(syntax.Group is not null || IsScalar(syntax.Type.Text) ? 5 : 6, syntax.Type.Span);
        Child(1, syntax.Name.Span);
        Child(3, syntax.Number.Span);
        if (syntax.OptionsSpan.Length > 0)
            WriteFieldOptions(syntax, field);
        if (syntax.Group is { } group)
            WriteGroup(number, index, syntax, group, path, scope);
        _path.Pop(path);
        if (syntax.Map is not null)
            scope.MessageCount++;
    }

    private static bool IsScalar(string? type) => type is not null && Keywords.Find(type, 0, type.Length).IsScalar();

    /// <summary>A group is a field and a message at one place: the locations of the message come between those of the field.</summary>
    private void WriteGroup(int number, int index, FieldSyntax field, MessageSyntax group, int pathOfScope, Scope scope)
    {
        MessageDescriptor? message = At(scope.Messages, scope.MessageCount);
        int messageIndex = scope.MessageCount++;
        _path.Pop(pathOfScope);
        _path.Push(scope.MessagesNumber, messageIndex);
        Location(field.Span, group.Comments);
        Child(1, group.Name.Span);
        _path.Pop(pathOfScope);
        _path.Push(number, index);
        Child(6, group.Name.Span);
        _path.Pop(pathOfScope);
        _path.Push(scope.MessagesNumber, messageIndex);
        WriteMembers(group, message);
    }

    private void WriteFieldOptions(FieldSyntax syntax, FieldDescriptor? field)
    {
        int outer = _path.Length;
        var options = OptionPaths.For(syntax.Options, field?.Options, isField: true, _strip);
        if (!options.IsStripped)
            Child(8, syntax.OptionsSpan);
        foreach (OptionSyntax option in syntax.Options)
        {
            if (!OptionPaths.IsPseudoOption(option))
            {
                _path.Push(8);
                WriteOption(option, options);
            }
            else if (option.Name[0].Text == "default")
            {
                _path.Push(7);
                Location(option.Value.Span);
            }
            else
            {
                _path.Push(10);
                Location(option.Span);
                Location(option.Value.Span);
            }
            _path.Pop(outer);
        }
    }

    private void WriteOptionList(int number, TextSpan span, OptionPaths options)
    {
        int outer = _path.Push(number);
        if (!options.IsStripped)
            Location(span);
        foreach (OptionSyntax option in options.Syntax)
            WriteOption(option, options);
        _path.Pop(outer);
    }

    private void WriteOptionStatement(int number, OptionSyntax option, OptionPaths options)
    {
        int outer = _path.Push(number);
        if (!options.IsStripped)
            Location(option.Span);
        WriteOption(option, options);
        _path.Pop(outer);
    }

    private void WriteOption(OptionSyntax option, OptionPaths options)
    {
        int outer = _path.Length;
        if (options.TryPushNext(_path))
            Location(option.Span, option.Comments);
        _path.Pop(outer);
    }
}
