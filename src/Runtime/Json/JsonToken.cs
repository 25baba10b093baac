using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ProtoGen.Json;

/// <summary>Names a JSON token in an error message.</summary>
internal static class JsonToken
{
    private const int MaxLength = 40;

    public static string Describe(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String or JsonTokenType.PropertyName => $"\"{Text(in reader)}\"",
        JsonTokenType.Number => Text(in reader),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "the end of the JSON",
    };

    /// <summary>The token as it is spelled, cut where it gets long.</summary>
    private static string Text(in Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> spelling = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        int length = Math.Min(spelling.Length, MaxLength);
        while (length < spelling.Length && (spelling[length] & 0xC0) == 0x80)
            length--;
        return Encoding.UTF8.GetString(spelling[..length]) + (length < spelling.Length ? "…" : "");
    }
}
