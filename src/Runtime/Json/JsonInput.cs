using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ProtoGen.Json;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>
/// Reads messages from ProtoJSON: what generated code calls, one method per kind of field. Each is called with the reader at the first token
/// of a value and leaves it at the last.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonInput
{
    private readonly MessageDescriptor _root;
    private readonly TypeRegistry? _registry;
    private readonly long _earnsPerByte;
    private long _earned; // up to which byte
    private bool _isHidden; // inside a field that must not appear in text for people

    internal JsonInput(Utf8JsonReader reader, JsonParseOptions options, MessageDescriptor root)
    {
        Reader = reader;
        State = new ParseState(options.MaxDepth, options.DecodeBudget ?? ParseOptions.BudgetFloor) { OwnsBoxes = true };
        _earnsPerByte = options.DecodeBudget is null ? ParseOptions.BudgetPerByte : 0;
        _earned = reader.BytesConsumed;
        IgnoresUnknown = options.IgnoreUnknownFields;
        _registry = options.Registry;
        _root = root;
    }

    /// <summary>Copied in and out by whoever owns the tokens; a reader is a value.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "The reader is changed in place.")]
    internal Utf8JsonReader Reader;

    /// <summary>The depth budget, and what this parse may still change.</summary>
    internal ParseState State;

    /// <summary>The field whose value is being read; behind a sub-message it is one of that.</summary>
    internal JsonField? Field { get; set; }

    internal bool IgnoresUnknown { get; }

    /// <summary>Where the types of Any and extensions are found.</summary>
    internal readonly TypeRegistry Registry => _registry ?? TypeRegistry.Around(_root.File);

    /// <summary>A string.</summary>
    public string String()
    {
        if (!IsString)
            Expected("a string");
        return Text();
    }

    /// <summary>Bytes in base64.</summary>
    public byte[] Bytes()
    {
        if (!IsString || !Base64Text.TryDecode(Utf8(), out byte[] bytes))
            Expected("a string in base64", out bytes);
        return bytes;
    }

    /// <summary>A value that has to be put somewhere else first; false when it is an enum's unknown name that is ignored.</summary>
    public bool Value<T, TCodec>(out T value)
        where TCodec : struct, IValueCodec<T>
    {
        value = TCodec.Default;
        return TCodec.ReadJson(ref this, ref value);
    }

    /// <summary>A closed enum; false when it has no such value. Unknown numbers are unknown fields then.</summary>
    public bool ClosedEnum<TEnum>(ref TEnum value, ref UnknownFieldData? unknown)
        where TEnum : unmanaged, Enum
    {
        if (!Enum(out int number))
            return false;
        TEnum read = Unsafe.BitCast<int, TEnum>(number);
        if (System.Enum.IsDefined(read))
        {
            value = read;
            return true;
        }
        UnknownNumber(number, ref unknown);
        return false;
    }

    /// <summary>Begins a message's object; the reader is at its first token.</summary>
    /// <exception cref="ProtoException">The value is not an object.</exception>
    public JsonMembers Members<T>()
        where T : struct, IMessage<T> => new(JsonFieldsOf<T>.Fields, ref this);

    /// <summary>A sub-message.</summary>
    public void Message<T>(ref T value)
        where T : struct, IMessage<T>
    {
        bool isHidden = _isHidden;
        _isHidden = isHidden || Field is { Descriptor.IsRedacted: true };
        State.Enter(Position);
        T.MergeJson(ref value, ref this);
        State.Leave();
        _isHidden = isHidden;
    }

    /// <summary>A sub-message whose type is known by its descriptor only.</summary>
    internal void Dynamic(DynamicMessage value)
    {
        Claim(DynamicParser.MessageSize);
        bool isHidden = _isHidden;
        _isHidden = isHidden || Field is { Descriptor.IsRedacted: true };
        State.Enter(Position);
        DynamicJsonReader.Read(value, ref this);
        State.Leave();
        _isHidden = isHidden;
    }

    /// <summary>A sub-message in a box.</summary>
    public void Message<T>(ref Box<T>? field)
        where T : struct, IMessage<T>
    {
        Claim(Unsafe.SizeOf<T>() + ParseState.ObjectSize);
        var box = new Box<T>();
        Message(ref box.Value);
        field = box;
    }

    /// <summary>A sub-message in a oneof's slot.</summary>
    public void OneofMessage<T>(ref object? slot)
        where T : struct, IMessage<T>
    {
        Claim(Unsafe.SizeOf<T>() + ParseState.ObjectSize);
        var box = new Box<T>();
        Message(ref box.Value);
        slot = box;
    }

    /// <summary>A repeated field.</summary>
    public void Repeated<T, TCodec>(ref T[]? field, ref UnknownFieldData? unknown)
        where TCodec : struct, IValueCodec<T>
    {
        if (Reader.TokenType != JsonTokenType.StartArray)
            Expected("an array");
        JsonField? current = Field;
        var list = new JsonList<T>();
        while (Reader.Read() && Reader.TokenType != JsonTokenType.EndArray)
        {
            Field = current;
            ref T item = ref list.Reserve(ref this);
            item = TCodec.Default;
            if (!TCodec.ReadJson(ref this, ref item))
                continue;
            if (TCodec.IsKnown(in item))
                list.Commit();
            else
                UnknownNumber(Unsafe.As<T, int>(ref item), ref unknown);
        }
        field = list.ToArray();
    }

    /// <summary>A map field.</summary>
    public void Map<TKey, TValue, TKeyCodec, TCodec>(ref MapData<TKey, TValue>? field, ref UnknownFieldData? unknown)
        where TKey : notnull
        where TKeyCodec : struct, IValueCodec<TKey>
        where TCodec : struct, IValueCodec<TValue>
    {
        if (Reader.TokenType != JsonTokenType.StartObject)
            Expected("an object");
        JsonField? current = Field;
        MapData<TKey, TValue>? map = null;
        State.Enter(Position);
        while (Reader.Read() && Reader.TokenType != JsonTokenType.EndObject)
        {
            Claim(0);
            map ??= MapData<TKey, TValue>.For(Position, 0, ref field, ref State);
            TKey key = JsonMapKey.Read<TKey>(ref this);
            if (map.Find(key) >= 0)
                Fail("the map has this key twice");
            Reader.Read();
            Field = current;
            // Parsed straight into the slot: a message value is never a local of recursive code.
            ref TValue value = ref map.Reserve(Position, ref State).Value;
            value = TCodec.Default;
            bool isRead = TCodec.ReadJson(ref this, ref value);
            if (isRead && TCodec.IsKnown(in value))
            {
                map.Commit(key);
                continue;
            }
            if (isRead)
                UnknownEntry<TKey, TValue, TKeyCodec, TCodec>(key, in value, ref unknown);
            map.Discard();
        }
        State.Leave();
    }

    /// <summary>Where the current token starts, in bytes from the start of the input.</summary>
    internal readonly nint Position => (nint)Reader.TokenStartIndex;

    /// <summary>Takes memory off the decode budget, after adding what the JSON read so far entitles to: its whole length is not known to a converter.</summary>
    internal void Claim(long bytes)
    {
        long read = Reader.BytesConsumed;
        State.Grant((read - _earned) * _earnsPerByte);
        _earned = read;
        State.Claim(Position, bytes);
    }

    /// <summary>Gives up at the current token, which is not what the field takes.</summary>
    [DoesNotReturn]
    internal readonly void Expected(string expected) =>
        Fail(_isHidden || Field is { Descriptor.IsRedacted: true } ? "expected " + expected : $"expected {expected}, found {JsonToken.Describe(in Reader)}");

    [DoesNotReturn]
    private readonly void Expected(string expected, out byte[] bytes)
    {
        bytes = [];
        Expected(expected);
    }

    /// <summary>Gives up at the current token.</summary>
    [DoesNotReturn]
    internal readonly void Fail(string problem) => throw ProtoException.At(Position, problem);
}
