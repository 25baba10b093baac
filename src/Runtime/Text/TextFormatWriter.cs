using System.Text;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Writes a dynamic message as text format: fields by number, map entries by key.</summary>
internal sealed partial class TextFormatWriter
{
    private const string Redacted = "[REDACTED]";

    private readonly StringBuilder _output = new();
    private readonly TextFormatOptions _options;
    private readonly TypeRegistry _registry;
    private int _indent;

    private TextFormatWriter(TextFormatOptions options, TypeRegistry registry)
    {
        _options = options;
        _registry = registry;
    }

    /// <exception cref="ProtoException">The message nests more than 100 levels deep.</exception>
    public static string Write(DynamicMessage message, TextFormatOptions options)
    {
        var writer = new TextFormatWriter(options, options.Registry ?? TypeRegistry.Around(message.Descriptor.File));
        writer.WriteFields(message, ParseOptions.DefaultMaxDepth);
        if (!options.SingleLine && writer._output.Length > 0)
            writer._output.Append('\n');
        return writer._output.ToString();
    }

    private void WriteFields(DynamicMessage message, int depth)
    {
        if (depth < 0)
            Throw.WriteDepth();
        if (_options.ExpandAny && message.Descriptor.FullName == "google.protobuf.Any" && TryWriteAny(message, depth))
            return;
        foreach (ref readonly FieldEntry entry in message.Entries)
        {
            if (entry.IsPresent)
                WriteField(message.Descriptor, in entry, depth);
        }
        if (_options.PrintUnknownFields)
            WriteUnknown(message.UnknownFields.Span);
    }

    private void WriteField(MessageDescriptor type, in FieldEntry entry, int depth)
    {
        string name = NameOf(type, entry.Field);
        if (entry.Field.IsRedacted && _options.Redact)
        {
            WriteLine($"{name}: {Redacted}");
        }
        else if (entry.Value.ListOrNull is { } list)
        {
            foreach (DynamicValue item in list)
                WriteValue(name, entry.Field, item, depth);
        }
        else if (entry.Value.MapOrNull is { } map)
        {
            WriteMap(name, map, depth);
        }
        else
        {
            WriteValue(name, entry.Field, entry.Value, depth);
        }
    }

    private void WriteValue(string name, FieldDescriptor field, DynamicValue value, int depth)
    {
        if (value.MessageOrNull is { } message)
        {
            Open(name);
            WriteFields(message, depth - 1);
            Close();
            return;
        }
        StartLine();
        _output.Append(name).Append(": ");
        AppendScalar(field, value);
    }

    /// <summary>Writes entries with both key and value, sorted so that equal maps give equal text.</summary>
    private void WriteMap(string name, DynamicMap map, int depth)
    {
        foreach (DynamicValue key in MapKeyOrder.Sort(map))
        {
            Open(name);
            WriteEntryField("key", map.KeyField, key, depth - 1);
            WriteEntryField("value", map.ValueField, map[key], depth - 1);
            Close();
        }
    }

    private void WriteEntryField(string name, FieldDescriptor field, DynamicValue value, int depth)
    {
        if (field.IsRedacted && _options.Redact)
            WriteLine($"{name}: {Redacted}");
        else
            WriteValue(name, field, value, depth);
    }

    /// <summary>Writes the content of an Any by its type; false when the registry does not have it or the bytes are malformed.</summary>
    private bool TryWriteAny(DynamicMessage any, int depth)
    {
        if (any.Descriptor.FindFieldByNumber(1) is not { FieldType: FieldType.String, IsRepeated: false } urlField
            || any.Descriptor.FindFieldByNumber(2) is not { FieldType: FieldType.Bytes, IsRepeated: false } valueField
            || (any.UnknownData is not null && _options.PrintUnknownFields))
        {
            return false;
        }
        string url = any.Get(urlField).AsString();
        int slash = url.LastIndexOf('/');
        if (slash <= 0 || !TypeUrls.IsBracketable(url) || _registry.FindMessage(url[(slash + 1)..]) is not { } type)
            return false;
        var content = new DynamicMessage(type);
        try
        {
            content.Read(any.Get(valueField).AsBytes().Span, new ParseOptions { Registry = _registry, MaxDepth = Math.Max(1, depth) });
            if (!content.IsInitialized())
                return false;
        }
        catch (ProtoException)
        {
            return false;
        }
        Open($"[{url}]");
        WriteFields(content, depth - 1);
        Close();
        return true;
    }

    private static string NameOf(MessageDescriptor type, FieldDescriptor field)
    {
        if (!field.IsExtension)
            return field.IsGroupLike ? field.MessageType!.Name : field.Name;
        bool isItem = type.IsMessageSet && field.FieldType == FieldType.Message && !field.IsRepeated && field.ExtensionScope == field.MessageType;
        return $"[{(isItem ? field.MessageType!.FullName : field.FullName)}]";
    }

    private void Open(string name)
    {
        WriteLine(name + " {");
        _indent++;
    }

    private void Close()
    {
        _indent--;
        WriteLine("}");
    }

    private void WriteLine(string text)
    {
        StartLine();
        _output.Append(text);
    }

    /// <summary>Ends the line before and indents the new one; on a single line, a blank stands between.</summary>
    private void StartLine()
    {
        if (_options.SingleLine)
        {
            if (_output.Length > 0)
                _output.Append(' ');
            return;
        }
        if (_output.Length > 0)
            _output.Append('\n');
        _output.Append(' ', _indent * 2);
    }
}
