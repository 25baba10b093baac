namespace ProtoGen.Reflection;

internal sealed partial class TextFormatParser
{
    private TextToken TakeName()
    {
        TextToken name = _tokens.Current;
        if (name.Kind != TextTokenKind.Identifier)
            throw Unexpected("the name of a field");
        _tokens.Advance();
        return name;
    }

    /// <summary>The field; null for a name to be skipped.</summary>
    private FieldDescriptor? FindField(MessageDescriptor type, TextToken token)
    {
        string name = _tokens.TextOf(token).ToString();
        if (type.FindFieldByName(name) is { } field)
            return field;
        // A group also goes by the name of its type.
        if (type.FindFieldByName(name.ToLowerInvariant()) is { IsGroupLike: true } group && group.MessageType!.Name == name)
            return group;
        if (type.IsReservedName(name) || _options.IgnoreUnknownFields)
            return null;
        throw ProtoException.At(token.Start, $"{type.FullName} has no field '{Shorten(name)}'");
    }

    private FieldDescriptor? FindExtension(MessageDescriptor type, TextToken token, string name)
    {
        if (FindExtension(type, name) is { } field)
            return field;
        if (_options.IgnoreUnknownFields)
            return null;
        throw ProtoException.At(token.Start, $"'{Shorten(name)}' is not a known extension of {type.FullName}");
    }

    private FieldDescriptor? FindExtension(MessageDescriptor type, string name)
    {
        if (_registry.FindExtension(name) is { } field)
            return field.ContainingType.FullName == type.FullName ? field : null;
        // An item of a message set goes by the name of its type.
        if (type.IsMessageSet && _registry.FindMessage(name) is { } item)
            return item.Extensions.FirstOrDefault(extension => extension.ContainingType.FullName == type.FullName && extension.MessageType == item && !extension.IsRepeated);
        return null;
    }

    /// <summary>A field that is not repeated, and a oneof, may be given once.</summary>
    private static void CheckSingle(DynamicMessage message, FieldDescriptor field, TextToken name)
    {
        if (field.IsRepeated)
            return;
        if (!message.Find(field).IsNone)
            throw ProtoException.At(name.Start, $"the field '{field.Name}' is there already and is not repeated");
        if (field.RealOneof is { } oneof && message.CaseOf(oneof) is { } other)
            throw ProtoException.At(name.Start, $"the field '{field.Name}' is of the oneof '{oneof.Name}', where '{other.Name}' is set already");
    }

    /// <summary>Reads <c>[prefix/full.Name] { … }</c>, whose name is taken, into an Any.</summary>
    private void ReadAny(DynamicMessage any, TextToken name, string url)
    {
        MessageDescriptor type = any.Descriptor;
        if (type.FullName != "google.protobuf.Any"
            || type.FindFieldByNumber(1) is not { FieldType: FieldType.String, IsRepeated: false } urlField
            || type.FindFieldByNumber(2) is not { FieldType: FieldType.Bytes, IsRepeated: false } valueField)
        {
            throw ProtoException.At(name.Start, $"unexpected '/' in the name of an extension of {type.FullName}");
        }
        int slash = url.LastIndexOf('/');
        if (url[0] == '/')
            throw ProtoException.At(name.Start, "unexpected '/' at the start of a type URL");
        if (!any.Find(urlField).IsNone || !any.Find(valueField).IsNone)
            throw ProtoException.At(name.Start, "the content of the Any is there already");
        MessageDescriptor content = _registry.FindMessage(url[(slash + 1)..])
            ?? throw ProtoException.At(name.Start, $"the type '{Shorten(url)}' of the Any is not known");
        TryTake(':');
        var message = new DynamicMessage(content);
        ReadBody(message);
        message.CheckRequired();
        any.Put(urlField, url);
        any.Put(valueField, ByteString.Wrap(message.ToByteArray()));
        SkipSeparator();
    }

    private static string Shorten(string name) => name.Length <= 200 ? name : name[..200] + "…";
}
