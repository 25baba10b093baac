using System.Runtime.CompilerServices;
using System.Text;

namespace ProtoGen.Reflection;

/// <summary>Reads text format into a dynamic message, by the specification on protobuf.dev. One instance reads one text.</summary>
internal sealed partial class TextFormatParser
{
    private readonly TextTokenizer _tokens;
    private readonly TextParseOptions _options;
    private readonly TypeRegistry _registry;
    private readonly Stack<FieldDescriptor> _path = new();
    private int _depth;

    private TextFormatParser(string text, TextParseOptions options, TypeRegistry registry)
    {
        _options = options;
        _registry = registry;
        _depth = options.MaxDepth;
        _tokens = new TextTokenizer(text);
    }

    /// <summary>Reads a whole text, and checks required fields.</summary>
    /// <exception cref="ProtoException">The text is not a message of the type; with path, line and column.</exception>
    public static void Parse(DynamicMessage message, string text, TextParseOptions options)
    {
        TextFormatParser? parser = null;
        try
        {
            parser = new TextFormatParser(text, options, options.Registry ?? TypeRegistry.Around(message.Descriptor.File));
            while (parser._tokens.Current.Kind != TextTokenKind.End)
                parser.ReadField(message);
            message.CheckRequired();
        }
        catch (ProtoException problem)
        {
            throw TextErrors.Place(problem, parser?.Path(message.Descriptor) ?? message.Descriptor.FullName, text);
        }
    }

    private string Path(MessageDescriptor root)
    {
        var path = new StringBuilder(root.FullName);
        foreach (FieldDescriptor field in _path.Reverse().Take(24))
            path.Append('.').Append(field.Name);
        return path.ToString();
    }

    private void ReadField(DynamicMessage message)
    {
        TextToken name = _tokens.Current;
        FieldDescriptor? field;
        if (_tokens.IsAt('['))
        {
            string bracketed = _tokens.TakeBracketedName();
            if (bracketed.Contains('/', StringComparison.Ordinal))
            {
                ReadAny(message, name, bracketed);
                return;
            }
            field = FindExtension(message.Descriptor, name, bracketed);
        }
        else
        {
            field = FindField(message.Descriptor, TakeName());
        }
        if (field is null)
            SkipField();
        else
            ReadField(message, field, name);
        SkipSeparator();
    }

    private void ReadField(DynamicMessage message, FieldDescriptor field, TextToken name)
    {
        CheckSingle(message, field, name);
        _path.Push(field);
        bool hasColon = TryTake(':');
        if (field.MessageType is null && !hasColon)
            throw Unexpected("':'");
        if (field.IsRepeated && TryTake('['))
            ReadList(message, field);
        else
            ReadValue(message, field);
        _path.Pop();
    }

    private void ReadList(DynamicMessage message, FieldDescriptor field)
    {
        if (TryTake(']'))
            return;
        do
            ReadValue(message, field);
        while (TryTake(','));
        Take(']', "',' or ']'");
    }

    private void ReadValue(DynamicMessage message, FieldDescriptor field)
    {
        if (field.MessageType is null)
        {
            DynamicValue value = ReadScalar(field);
            if (field.IsRepeated)
                message.ListFor(field).Append(value);
            else
                message.Put(field, value);
        }
        else if (field.IsMap)
        {
            ReadEntry(message.MapFor(field));
        }
        else
        {
            ReadBody(field.IsRepeated ? message.ListFor(field).AddMessage() : message.MessageFor(field));
        }
    }

    /// <summary>Reads <c>{ … }</c> or <c>&lt; … &gt;</c>.</summary>
    private void ReadBody(DynamicMessage message)
    {
        char end = EnterBody();
        while (!TryTake(end))
        {
            if (_tokens.Current.Kind == TextTokenKind.End)
                throw Unexpected($"a field or '{end}'");
            ReadField(message);
        }
        _depth++;
    }

    private void ReadEntry(DynamicMap map)
    {
        var entry = new DynamicMessage(map.Field.MessageType!);
        ReadBody(entry);
        DynamicValue value = entry.Find(map.ValueField);
        if (value.IsNone)
            value = map.ValueField.MessageType is { } type ? new DynamicMessage(type) : FieldDefaults.Of(map.ValueField);
        DynamicValue key = entry.Find(map.KeyField);
        map.Put(key.IsNone ? FieldDefaults.Of(map.KeyField) : key, value);
    }

    private char EnterBody()
    {
        char end = TryTake('<') ? '>' : '}';
        if (end == '}')
            Take('{', "'{' or '<'");
        if (--_depth < 0)
            throw ProtoException.At(_tokens.Current.Start, $"messages nest deeper than the limit of {_options.MaxDepth} levels");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw ProtoException.At(_tokens.Current.Start, "messages nest deeper than the thread's stack can hold");
        return end;
    }

    /// <summary>One comma or semicolon may stand behind every field.</summary>
    private void SkipSeparator()
    {
        if (!TryTake(','))
            TryTake(';');
    }

    private bool TryTake(char symbol)
    {
        if (!_tokens.IsAt(symbol))
            return false;
        _tokens.Advance();
        return true;
    }

    private void Take(char symbol, string expected)
    {
        if (!TryTake(symbol))
            throw Unexpected(expected);
    }

    private ProtoException Unexpected(string expected) => Error($"unexpected {TextErrors.Show(_tokens.Current, _tokens.CurrentText)}, expected {expected}");

    private ProtoException Error(string problem) => ProtoException.At(_tokens.Current.Start, problem);
}
