using System.ComponentModel;
using System.Text.Json;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>Goes through the members of one JSON object and says which field each one means. A field may come once, and of a oneof one member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct JsonMembers
{
    private readonly JsonFields _fields;
    private int _expected;
    private ulong _seen;
    private ulong[]? _seenBeyond;
    private HashSet<DescriptorBase>? _extensions;

    /// <summary>Begins an object; the reader is at its first token.</summary>
    /// <exception cref="ProtoException">The value is not an object.</exception>
    internal JsonMembers(JsonFields fields, ref JsonInput input)
    {
        if (input.Reader.TokenType != JsonTokenType.StartObject)
            input.Expected("an object");
        _fields = fields;
    }

    /// <summary>Goes to the value of the next member whose field is known and that is not null; false at the end of the object.</summary>
    /// <param name="input">Where the object is.</param>
    /// <param name="unknown">The message's unknown fields; extensions go there.</param>
    /// <param name="index">The field's place among all in the order of their numbers.</param>
    public bool Next(ref JsonInput input, ref UnknownFieldData? unknown, out int index)
    {
        while (input.Reader.Read() && input.Reader.TokenType != JsonTokenType.EndObject)
        {
            JsonField? field = _fields.Find(input.Utf8(), _expected);
            if (field is null)
            {
                input.UnknownMember(_fields, ref _extensions, ref unknown);
                continue;
            }
            if (!Mark(field.Index))
                input.Fail($"the field {field.Descriptor.Name} is there twice");
            _expected = field.Index + 1;
            input.Reader.Read();
            if (input.Reader.TokenType == JsonTokenType.Null && !field.TakesNull)
                continue;
            if (field.Oneof >= 0 && !Mark(field.Oneof))
                input.Fail($"two members of the oneof {field.Descriptor.RealOneof!.Name} are there");
            input.Field = field;
            index = field.Index;
            return true;
        }
        index = -1;
        return false;
    }

    /// <summary>False when the bit is set already.</summary>
    private bool Mark(int index)
    {
        if (index >= 64)
            return MarkBeyond(index - 64);
        ulong bit = 1UL << index;
        bool isNew = (_seen & bit) == 0;
        _seen |= bit;
        return isNew;
    }

    private bool MarkBeyond(int index)
    {
        _seenBeyond ??= new ulong[(_fields.MarkCount - 64 + 63) / 64];
        ref ulong bits = ref _seenBeyond[index / 64];
        ulong bit = 1UL << (index % 64);
        bool isNew = (bits & bit) == 0;
        bits |= bit;
        return isNew;
    }
}
