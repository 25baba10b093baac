using System.Globalization;
using System.Text;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Writes the frames of <see cref="WirePath"/> as text.</summary>
internal static class WirePathText
{
    // A recursive type nested to the limit must not fill a log line: both ends of a long path are kept.
    private const int MaxParts = 24;
    private const int MaxKeyLength = 40;

    public static string Of(List<WirePathFrame> frames, ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder(frames[0].Message!.FullName);
        bool isElided = false;
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames.Count > MaxParts && i >= MaxParts / 2 && i < frames.Count - (MaxParts / 2))
            {
                if (!isElided)
                    text.Append(".…");
                isElided = true;
                continue;
            }
            WirePathFrame frame = frames[i];
            // The value of a map entry is named by its key, one frame further out.
            if (frame.Number == 0 || (frame.Number == 2 && frame.Message is { IsMapEntry: true }))
                continue;
            text.Append('.').Append(frame.Field?.Name ?? frame.Number.ToString(CultureInfo.InvariantCulture));
            if (frame.Index != WirePathFrame.NoIndex)
                text.Append(CultureInfo.InvariantCulture, $"[{frame.Index}]");
            else if (frame.Field is { IsMap: true, IsRedacted: false } && i + 1 < frames.Count && frames[i + 1] is { Number: not 1, Message.IsMapEntry: true })
                AppendKey(text, frames[i + 1], data);
        }
        return text.ToString();
    }

    /// <summary>Nothing when the key is malformed; the field's name is still right then.</summary>
    private static void AppendKey(StringBuilder text, WirePathFrame entry, ReadOnlySpan<byte> data)
    {
        FieldDescriptor key = entry.Message!.FindFieldByNumber(1)!;
        if (key.IsRedacted)
            return;
        bool isText = key.FieldType == FieldType.String;
        string value = isText ? "" : "0";
        bool isInKey = false;
        var cursor = new WireCursor(data, entry.Start, entry.End);
        try
        {
            // Writers put the key first; one behind a malformed value could not be found anyway.
            while (cursor.NextTag() && cursor.Number != 2)
            {
                isInKey = cursor.Number == 1 && cursor.WireType == FieldTypes.WireType(key.FieldType);
                cursor.ReadValue();
                if (isInKey)
                    value = isText ? cursor.ReadString() : IntegerText.Of(key.FieldType, cursor.Bits);
                isInKey = false;
            }
        }
        catch (ProtoException)
        {
            if (isInKey)
                return;
        }
        if (isText)
            AppendQuoted(text, value);
        else
            text.Append('[').Append(key.FieldType == FieldType.Bool ? value == "0" ? "false" : "true" : value).Append(']');
    }

    /// <summary>Appends a key of a map in quotes and brackets, shortened when it is long.</summary>
    internal static void AppendQuoted(StringBuilder text, string key)
    {
        text.Append("[\"");
        int length = 0;
        foreach (Rune rune in key.EnumerateRunes())
        {
            if (length++ == MaxKeyLength)
            {
                text.Append('…');
                break;
            }
            if (rune.Value is '"' or '\\')
                text.Append('\\').Append((char)rune.Value);
            else if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                text.Append(rune.ToString());
        }
        text.Append("\"]");
    }
}
