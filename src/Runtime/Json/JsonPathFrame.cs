using System.Globalization;
using System.Text;
using ProtoGen.Reflection;

namespace ProtoGen.Json;

/// <summary>One object or array on the way to a place in JSON, and what in it is open.</summary>
internal sealed class JsonPathFrame
{
    private readonly MessageDescriptor? _message;
    private readonly FieldDescriptor? _collection;
    private readonly bool _isArray;
    private FieldDescriptor? _field;
    private string? _name;
    private int _index = -1;

    private JsonPathFrame(MessageDescriptor? message, FieldDescriptor? collection, bool isArray)
    {
        _message = message;
        _collection = collection;
        _isArray = isArray;
    }

    /// <summary>The frame of an object or array that is the open value of <paramref name="outer"/>.</summary>
    public static JsonPathFrame Inside(JsonPathFrame? outer, MessageDescriptor root, bool isArray)
    {
        if (outer is null)
            return new JsonPathFrame(isArray ? null : Plain(root), null, isArray);
        if (outer._field is { IsRepeated: true } repeated)
            return new JsonPathFrame(null, repeated, isArray);
        FieldDescriptor? field = outer._collection ?? outer._field;
        MessageDescriptor? message = field is { IsMap: true } ? field.MessageType!.FindFieldByNumber(2)!.MessageType : field?.MessageType;
        return new JsonPathFrame(isArray ? null : Plain(message), null, isArray);
    }

    /// <summary>Opens a member of an object.</summary>
    public void Enter(string name)
    {
        _name = name;
        _field = _message?.Fields.FirstOrDefault(field => field.JsonName == name) ?? _message?.FindFieldByName(name);
    }

    /// <summary>Opens the next element of an array; does nothing for an object.</summary>
    public void NextElement() => _index++;

    public void AppendTo(StringBuilder text)
    {
        if (_isArray)
            text.Append(CultureInfo.InvariantCulture, $"[{Math.Max(_index, 0)}]");
        else if (_field is not null)
            text.Append('.').Append(_field.Name);
        else if (_message is not null || _name is null || _collection is { IsRedacted: true })
            return; // a name that is no field is the problem itself
        else if (_collection is { IsMap: true } map && map.MessageType!.FindFieldByNumber(1)!.FieldType != FieldType.String)
            text.Append('[').Append(_name).Append(']');
        else
            WirePathText.AppendQuoted(text, _name);
    }

    /// <summary>Well-known types whose JSON is not an object of their fields have no fields here.</summary>
    private static MessageDescriptor? Plain(MessageDescriptor? message) =>
        message is not null && WellKnownForms.Has(message) ? null : message;
}
