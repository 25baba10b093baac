using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>
/// Says which field of which message a position in wire data belongs to. Parsers keep no path while they work, since that would cost on every
/// message; after an error the data is walked once more, along the descriptors.
/// </summary>
internal static class WirePath
{
    // What any parse may reach (ParseOptions.MaxDepth); only data that no parser went through could go on.
    private const int MaxDepth = ParseOptions.LargestMaxDepth;

    /// <summary>
    /// The path of the field at <paramref name="offset"/>, such as <c>people.v1.User.address.city</c>; at least the message's name. Elements
    /// carry their index, map entries their key. Never throws; the work is linear in the data.
    /// </summary>
    /// <param name="root">The type of the whole data.</param>
    /// <param name="data">The data as it was parsed, malformed somewhere.</param>
    /// <param name="offset">Where the parser gave up, in bytes; negative when it did not say.</param>
    public static string Find(MessageDescriptor root, ReadOnlySpan<byte> data, long offset)
    {
        if (offset < 0)
            return root.FullName;
        var frames = new List<WirePathFrame> { new(root, 0, data.Length, endTag: 0) };
        try
        {
            Walk(frames, data, offset);
        }
        catch (ProtoException)
        {
            // The walk fails where the parser failed: the open records are the path.
        }
        return WirePathText.Of(frames, data);
    }

    /// <summary>Opens and closes records until the open ones lead to the place; throws where the data is malformed.</summary>
    private static void Walk(List<WirePathFrame> frames, ReadOnlySpan<byte> data, long offset)
    {
        while (frames.Count <= MaxDepth)
        {
            WirePathFrame frame = frames[^1];
            var cursor = new WireCursor(data, frame.Position, frame.End);
            if (!cursor.NextTag())
            {
                if (frame.EndTag != 0 || frames.Count == 1)
                    return;
                CloseInnermost(frames, frame.End);
            }
            else if (cursor.WireType == WireFormat.EndGroup)
            {
                // A stray one ends the walk here, as it ended the parse.
                if (cursor.Tag != frame.EndTag || cursor.Position > offset)
                    return;
                CloseInnermost(frames, cursor.Position);
            }
            else if (cursor.TagStart >= offset)
            {
                return;
            }
            else
            {
                frame.Open(cursor.Number);
                if (cursor.WireType == WireFormat.StartGroup)
                    frames.Add(new(frame.Field?.FieldType == FieldType.Group ? frame.Field.MessageType : null, cursor.Position, frame.End, cursor.Tag + 1));
                else if (ReadRecord(frames, frame, ref cursor, offset))
                    return;
            }
        }
    }

    /// <summary>Reads a record that is not a group; true when it is the place.</summary>
    private static bool ReadRecord(List<WirePathFrame> frames, WirePathFrame frame, ref WireCursor cursor, long offset)
    {
        cursor.ReadValue();
        frame.Position = cursor.Position;
        FieldDescriptor? field = frame.Field;
        bool isPacked = cursor.IsLengthDelimited && field is { IsRepeated: true } && FieldTypes.IsPackable(field.FieldType);
        // An error at the very end of a record is reported where the next one starts, so a record that ends there is searched too.
        if (cursor.Position >= offset)
        {
            if (cursor.IsLengthDelimited && field?.FieldType == FieldType.Message)
            {
                if (offset < cursor.ValueStart)
                    return true; // nothing is wrong with the bytes: there was no memory for the record
                frames.Add(new(field.MessageType, cursor.ValueStart, cursor.ValueEnd, endTag: 0));
                return false;
            }
            bool endsInsideVarint = isPacked && cursor.Payload is [.., >= 0x80] && FieldTypes.WireType(field!.FieldType) == WireFormat.Varint;
            if (cursor.Position > offset || endsInsideVarint)
            {
                if (isPacked)
                    frame.PlaceInPacked(cursor.Payload, offset - cursor.ValueStart);
                return true;
            }
        }
        frame.Close(isPacked ? PackedElements.Count(field!.FieldType, cursor.Payload) : 1);
        return false;
    }

    private static void CloseInnermost(List<WirePathFrame> frames, nint position)
    {
        frames.RemoveAt(frames.Count - 1);
        frames[^1].Position = position;
        frames[^1].Close(1);
    }
}
