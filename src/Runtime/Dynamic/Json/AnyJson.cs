using System.Text.Json;
using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

/// <summary>
/// The JSON form of <c>google.protobuf.Any</c>: the members of the packed message beside <c>@type</c>, or <c>value</c> where its type has a form of its own.
/// The content goes through a dynamic message.
/// </summary>
internal static class AnyJson
{
    private const string TypeName = "@type";
    private const string ValueName = "value";

    public static ReadOnlySpan<byte> TypeMember => "@type"u8;

    private static ReadOnlySpan<byte> ValueMember => "value"u8;

    public static bool Is(MessageDescriptor type) => type.FullName == "google.protobuf.Any" && WellKnownForms.Has(type);

    public static void Write(DynamicMessage any, ref JsonOutput output) =>
        Write(any.Get(UrlField(any.Descriptor)).AsString(), any.Get(ValueField(any.Descriptor)).AsBytes().Span, ref output);

    /// <exception cref="ProtoException">The type is not in the registry, or the content is malformed or holds what JSON cannot say.</exception>
    public static void Write(string typeUrl, ReadOnlySpan<byte> value, ref JsonOutput output)
    {
        output.Enter();
        output.Writer.WriteStartObject();
        if (typeUrl.Length > 0 || value.Length > 0)
        {
            MessageDescriptor type = Find(typeUrl, output.Registry) ?? throw new ProtoException($"the type '{Shorten(typeUrl)}' of an Any is not in the registry");
            var content = new DynamicMessage(type);
            content.Read(value, new ParseOptions { Registry = output.Registry, MaxDepth = output.RemainingDepth });
            output.Writer.WritePropertyName(TypeName);
            output.String(typeUrl);
            if (WellKnownForms.Has(type))
            {
                output.Writer.WritePropertyName(ValueName);
                DynamicJsonWriter.Write(content, ref output);
            }
            else
            {
                DynamicJsonWriter.WriteMembers(content, ref output);
            }
        }
        output.Writer.WriteEndObject();
        output.Leave();
    }

    public static void Read(DynamicMessage any, ref JsonInput input)
    {
        (string typeUrl, byte[] value) = Read(ref input);
        any.Put(UrlField(any.Descriptor), typeUrl);
        any.Put(ValueField(any.Descriptor), ByteString.Wrap(value));
    }

    /// <summary>Reads an object as the type URL and bytes of an Any; both are empty for <c>{}</c>.</summary>
    /// <exception cref="ProtoException">The type is missing or not in the registry, or the members are not those of its JSON.</exception>
    public static (string TypeUrl, byte[] Value) Read(ref JsonInput input)
    {
        if (input.Reader.TokenType != JsonTokenType.StartObject)
            input.Expected("an object");
        Utf8JsonReader start = input.Reader;
        if (!TryFindType(ref input, out string typeUrl))
        {
            input.Reader = start;
            input.Reader.Read();
            if (input.Reader.TokenType != JsonTokenType.EndObject)
                input.Fail("an Any has no member @type");
            return ("", []);
        }
        // The reader stands at the type, which is the place of what is wrong with it.
        if (Find(typeUrl, input.Registry) is not { } type)
        {
            input.Fail($"the type '{Shorten(typeUrl)}' of an Any is not in the registry");
            return ("", []);
        }
        input.Reader = start;
        var content = new DynamicMessage(type);
        if (WellKnownForms.Has(type))
            ReadValue(content, ref input);
        else
            DynamicJsonReader.ReadMembers(content, ref input, isAny: true);
        content.CheckRequired();
        return (typeUrl, content.ToByteArray(SerializeOptions.Deepest));
    }

    /// <summary>Steps over the type's member, which may be there once.</summary>
    public static void SkipType(ref bool isAhead, ref JsonInput input)
    {
        if (!isAhead)
            input.Fail("an Any has two members @type");
        isAhead = false;
        input.Skip();
    }

    /// <summary>Goes to the type's member, which mostly is the first; the reader ends up at its value.</summary>
    private static bool TryFindType(ref JsonInput input, out string typeUrl)
    {
        while (input.Reader.Read() && input.Reader.TokenType == JsonTokenType.PropertyName)
        {
            if (input.Utf8().SequenceEqual(TypeMember))
            {
                input.Reader.Read();
                typeUrl = input.String();
                return true;
            }
            input.Skip();
        }
        typeUrl = "";
        return false;
    }

    /// <summary>Reads the members of an Any whose type has a form of its own.</summary>
    private static void ReadValue(DynamicMessage content, ref JsonInput input)
    {
        bool isRead = false;
        bool isTypeAhead = true;
        while (input.Reader.Read() && input.Reader.TokenType != JsonTokenType.EndObject)
        {
            if (input.Utf8().SequenceEqual(TypeMember))
            {
                SkipType(ref isTypeAhead, ref input);
            }
            else if (input.Utf8().SequenceEqual(ValueMember))
            {
                if (isRead)
                    input.Fail("an Any has two members value");
                isRead = true;
                input.Reader.Read();
                input.Dynamic(content);
            }
            else
            {
                input.SkipUnknown(content.Descriptor);
            }
        }
        if (!isRead)
            input.Fail($"an Any with a {content.Descriptor.FullName} has no member value");
    }

    private static MessageDescriptor? Find(string typeUrl, TypeRegistry registry)
    {
        int slash = typeUrl.LastIndexOf('/');
        if (slash < 0)
            return null;
        string name = typeUrl[(slash + 1)..];
        return registry.FindMessage(name) ?? WellKnownJson.Registry.FindMessage(name);
    }

    private static FieldDescriptor UrlField(MessageDescriptor any) =>
        any.FindFieldByNumber(1) is { FieldType: FieldType.String, IsRepeated: false } field ? field : throw NoAny();

    private static FieldDescriptor ValueField(MessageDescriptor any) =>
        any.FindFieldByNumber(2) is { FieldType: FieldType.Bytes, IsRepeated: false } field ? field : throw NoAny();

    private static ProtoException NoAny() => new("the descriptor of google.protobuf.Any is not that of an Any");

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
