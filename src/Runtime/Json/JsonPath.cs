using System.Globalization;
using System.Text;
using System.Text.Json;
using ProtoGen.Reflection;

namespace ProtoGen.Json;

/// <summary>
/// Says which field of which message a place in JSON belongs to. Parsers keep no path while they work; after an error the text is read once
/// more, along the descriptors.
/// </summary>
internal static class JsonPath
{
    // Both ends of a long path are kept, as for wire data.
    private const int MaxParts = 24;

    /// <summary>
    /// The path of the value at <paramref name="offset"/>, such as <c>people.v1.User.address.city</c>; at least the message's name. Elements
    /// carry their index, map entries their key. Never throws; the work is linear in the text.
    /// </summary>
    public static string Find(MessageDescriptor root, ReadOnlySpan<byte> utf8, long offset)
    {
        var frames = new List<JsonPathFrame>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read() && Step(frames, ref reader, root, offset))
            {
            }
        }
        catch (JsonException)
        {
            // The walk fails where the parser failed: the open values are the path.
        }
        return Text(root, frames);
    }

    /// <summary>Takes one token into account; false at the place, or the end.</summary>
    private static bool Step(List<JsonPathFrame> frames, ref Utf8JsonReader reader, MessageDescriptor root, long offset)
    {
        JsonPathFrame? frame = frames.Count > 0 ? frames[^1] : null;
        bool goesOn = reader.TokenStartIndex < offset;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                frame!.Enter(NameOf(ref reader));
                return goesOn;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                frame?.NextElement();
                if (goesOn)
                    frames.Add(JsonPathFrame.Inside(frame, root, reader.TokenType == JsonTokenType.StartArray));
                return goesOn;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                frames.RemoveAt(frames.Count - 1);
                return goesOn && frames.Count > 0;
            default:
                frame?.NextElement();
                return goesOn && frame is not null;
        }
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan); // an escaped lone surrogate: as it is spelled
        }
    }

    private static string Text(MessageDescriptor root, List<JsonPathFrame> frames)
    {
        var text = new StringBuilder(root.FullName);
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames.Count > MaxParts && i == MaxParts / 2)
            {
                text.Append(".…");
                i = frames.Count - (MaxParts / 2);
            }
            frames[i].AppendTo(text);
        }
        return text.ToString();
    }
}
