using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProtoGen.Reflection;

namespace ProtoGen.Json;

/// <summary>The names of an enum, ready to be written and found. Made once per enum, from its descriptor.</summary>
internal sealed class JsonEnum
{
    /// <summary>Numbers from 0 to below this are looked up by index.</summary>
    private const int DenseLimit = 256;

    private readonly JsonEncodedText?[] _dense;
    private readonly Dictionary<int, JsonEncodedText> _others = [];
    private readonly Utf8Names _numbers;

    public JsonEnum(EnumDescriptor descriptor)
    {
        IsNullValue = descriptor.FullName == "google.protobuf.NullValue";
        _numbers = new Utf8Names(descriptor.Values.Count);
        _dense = new JsonEncodedText?[Math.Min(DenseLimit - 1, descriptor.Values.Max(value => Math.Max(value.Number, 0))) + 1];
        foreach (EnumValueDescriptor value in descriptor.Values)
        {
            _numbers.Add(Encoding.UTF8.GetBytes(value.Name), value.Number);
            // Of several names of one number the first is written.
            JsonEncodedText name = JsonEncodedText.Encode(value.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            if ((uint)value.Number < (uint)_dense.Length)
                _dense[value.Number] ??= name;
            else
                _others.TryAdd(value.Number, name);
        }
    }

    /// <summary>This is <c>google.protobuf.NullValue</c>, whose only value is JSON's null.</summary>
    public bool IsNullValue { get; }

    /// <summary>The number of a name; false when there is no such name.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int number) => _numbers.TryFind(name, out number);

    /// <summary>Writes the name, or the number when it has none.</summary>
    public void Write(JsonText writer, int number, bool asNumber)
    {
        if (IsNullValue && number == 0)
            writer.WriteNullValue();
        else if (asNumber)
            writer.WriteNumberValue(number);
        else if ((uint)number < (uint)_dense.Length && _dense[number] is { } name)
            writer.WriteStringValue(name);
        else if (_others.TryGetValue(number, out JsonEncodedText other))
            writer.WriteStringValue(other);
        else
            writer.WriteNumberValue(number);
    }
}
