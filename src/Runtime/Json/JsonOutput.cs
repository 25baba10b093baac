using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Json;
using ProtoGen.Reflection;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>Writes messages as ProtoJSON: what generated code calls, one method per kind of field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonOutput
{
    private readonly MessageDescriptor _root;
    private readonly TypeRegistry? _registry;
    private readonly bool _includesDefaults;
    private readonly bool _usesProtoNames;
    private readonly bool _writesEnumNumbers;
    private JsonEnum? _enum;
    private int _depth = ParseOptions.DefaultMaxDepth + 1; // the outermost message is not counted

    internal JsonOutput(JsonText writer, JsonFormatOptions options, MessageDescriptor root)
    {
        Writer = writer;
        _root = root;
        _registry = options.Registry;
        _includesDefaults = options.IncludeDefaults;
        _usesProtoNames = options.UseProtoNames;
        _writesEnumNumbers = options.EnumsAsNumbers;
    }

    internal JsonText Writer { get; }

    internal readonly bool IncludesDefaults => _includesDefaults;

    internal readonly bool UsesProtoNames => _usesProtoNames;

    /// <summary>How many levels may still come; 1 at least.</summary>
    internal readonly int RemainingDepth => Math.Max(1, _depth);

    /// <summary>Where the types of Any and extensions are found.</summary>
    internal readonly TypeRegistry Registry => _registry ?? TypeRegistry.Around(_root.File);

    /// <summary>Begins a message's object. Returns its fields in the order of their numbers.</summary>
    public JsonField[] Begin<T>()
        where T : struct, IMessage<T>
    {
        Enter();
        Writer.WriteStartObject();
        return JsonFieldsOf<T>.All;
    }

    /// <summary>Ends a message's object, with the extensions that are among its unknown fields.</summary>
    public void End<T>(UnknownFieldData? unknown)
        where T : struct, IMessage<T>
    {
        if (unknown is not null && T.Descriptor.IsExtendable)
            DynamicJsonWriter.WriteExtensions(T.Descriptor, unknown, ref this);
        Writer.WriteEndObject();
        Leave();
    }

    /// <summary>A field that is set.</summary>
    public void Value<T, TCodec>(JsonField field, in T value)
        where TCodec : struct, IValueCodec<T>
    {
        Name(field);
        TCodec.WriteJson(ref this, in value);
    }

    /// <summary>A field without presence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Implicit<T, TCodec>(JsonField field, in T value)
        where TCodec : struct, IValueCodec<T>
    {
        if (_includesDefaults || !TCodec.IsDefault(in value))
            Value<T, TCodec>(field, in value);
    }

    /// <summary>A string without presence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Implicit(JsonField field, string? value)
    {
        if (_includesDefaults || value is { Length: > 0 })
            Text(field, value);
    }

    /// <summary>Bytes without presence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Implicit(JsonField field, byte[]? value)
    {
        if (_includesDefaults || value is { Length: > 0 })
            Base64(field, value);
    }

    /// <summary>A string with presence; null is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(JsonField field, string? value)
    {
        if (value is not null)
            Text(field, value);
    }

    /// <summary>Bytes with presence; null is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(JsonField field, byte[]? value)
    {
        if (value is not null)
            Base64(field, value);
    }

    /// <summary>A sub-message that is set.</summary>
    public void Message<T>(JsonField field, in T value)
        where T : struct, IMessage<T>
    {
        Name(field);
        T.WriteJson(in value, ref this);
    }

    /// <summary>A boxed sub-message; null is absent.</summary>
    public void Message<T>(JsonField field, Box<T>? value)
        where T : struct, IMessage<T>
    {
        if (value is not null)
            Message(field, in value.Value);
    }

    /// <summary>A repeated field.</summary>
    public void Repeated<T, TCodec>(JsonField field, T[]? items)
        where TCodec : struct, IValueCodec<T>
    {
        if (items is not { Length: > 0 } && !_includesDefaults)
            return;
        Name(field);
        Elements<T, TCodec>(items);
    }

    /// <summary>A map field.</summary>
    public void Map<TKey, TValue, TCodec>(JsonField field, MapData<TKey, TValue>? map)
        where TKey : notnull
        where TCodec : struct, IValueCodec<TValue>
    {
        if (map is not { Count: > 0 } && !_includesDefaults)
            return;
        Name(field);
        Entries<TKey, TValue, TCodec>(map);
    }

    /// <summary>The elements of a repeated field as an array.</summary>
    internal void Elements<T, TCodec>(T[]? items)
        where TCodec : struct, IValueCodec<T>
    {
        Writer.WriteStartArray();
        foreach (ref readonly T item in items.AsSpan())
            TCodec.WriteJson(ref this, in item);
        Writer.WriteEndArray();
    }

    /// <summary>The entries of a map as an object.</summary>
    internal void Entries<TKey, TValue, TCodec>(MapData<TKey, TValue>? map)
        where TKey : notnull
        where TCodec : struct, IValueCodec<TValue>
    {
        JsonEnum? names = _enum;
        Writer.WriteStartObject();
        foreach (ref readonly MapEntry<TKey, TValue> entry in map is null ? default : map.Entries)
        {
            JsonMapKey.Write(Writer, entry.Key);
            _enum = names;
            TCodec.WriteJson(ref this, in entry.Value);
        }
        Writer.WriteEndObject();
    }

    internal void Enter()
    {
        if (--_depth < 0)
            Throw.WriteDepth();
    }

    internal void Leave() => _depth++;

    private void Name(JsonField field)
    {
        _enum = field.Enum;
        Writer.WritePropertyName(_usesProtoNames ? field.ProtoName : field.JsonName);
    }

    private void Text(JsonField field, string? value)
    {
        Name(field);
        String(value ?? "");
    }

    private void Base64(JsonField field, byte[]? value)
    {
        Name(field);
        Writer.WriteBase64StringValue(value);
    }
}
