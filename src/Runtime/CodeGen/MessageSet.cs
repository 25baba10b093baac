using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>
/// The wire format of <c>option message_set_wire_format = true</c>: each extension is a group of a type id (its field number) and a message.
/// In memory an item is an ordinary length-delimited record among the unknown fields, so that extensions of both kinds of messages are one
/// thing; a type id that is no field number stays the group that it is on the wire.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageSet
{
    internal const uint ItemTag = (1 << 3) | WireFormat.StartGroup;
    internal const int MaxFieldNumber = 536_870_911;
    internal const byte ItemEndTag = (1 << 3) | (byte)WireFormat.EndGroup;

    private const byte TypeIdTag = (2 << 3) | (byte)WireFormat.Varint;
    private const byte MessageTag = (3 << 3) | (byte)WireFormat.LengthDelimited;

    /// <summary>What an item takes on the wire beside its message and type id: four tags.</summary>
    private const int ItemTags = 4;

    /// <summary>Reads a record of a message set whose tag is consumed. An item without type id or message says nothing and goes.</summary>
    public static nint Read(ref byte start, nint pos, nint end, uint tag, ref UnknownFieldData? field, ref ParseState state)
    {
        if (tag != ItemTag)
            return WireReader.Unknown(ref start, pos, end, tag, ref field, ref state);
        nint stop = ReadItem(ref start, pos, end, out int typeId, out nint message, ref state);
        if (typeId is > 0 and <= MaxFieldNumber && message >= 0)
        {
            nint messageEnd = WireReader.Skip(ref start, message, end, WireFormat.LengthDelimited | 8, ref state);
            UnknownFieldData.For(pos, ref field, ref state).Append(((uint)typeId << 3) | WireFormat.LengthDelimited, ref start, message, messageEnd, ref state);
        }
        else if (typeId != 0 && message >= 0)
        {
            UnknownFieldData.For(pos, ref field, ref state).Append(tag, ref start, pos, stop, ref state);
        }
        return stop;
    }

    /// <summary>Writes the items, then reserves <paramref name="reserve"/> bytes.</summary>
    public static nint Write(ref ReverseWriter writer, nint pos, UnknownFieldData? fields, int reserve)
    {
        if (fields is null)
            return pos;
        byte[] items = Encode(fields.Bytes, out int length);
        return writer.Unknown(pos, new UnknownFieldData(items, length, owner: 0), reserve);
    }

    /// <summary>Writes one item with its tags.</summary>
    internal static nint WriteItem<T>(ref ReverseWriter writer, nint pos, int typeId, ExtensionCodec<T> codec, in T value)
    {
        pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
        pos = writer.Tag(pos, ItemEndTag);
        pos = codec.WriteValue(ref writer, pos, in value);
        return WriteItemHead(ref writer, pos, typeId);
    }

    /// <summary>Writes what stands in an item in front of its message.</summary>
    internal static nint WriteItemHead(ref ReverseWriter writer, nint pos, int typeId)
    {
        pos = writer.Tag(pos, MessageTag);
        pos = writer.Varint(pos, (uint)typeId);
        pos = writer.Tag(pos, TypeIdTag);
        return writer.Tag(pos, (byte)ItemTag);
    }

    /// <summary>
    /// Reads an item up to behind its end tag. The first type id and the first message count, in either order, as in Google's parsers;
    /// <paramref name="typeId"/> is 0 without one, <paramref name="message"/> is where that message's length prefix stands, or -1.
    /// </summary>
    internal static nint ReadItem(ref byte start, nint pos, nint end, out int typeId, out nint message, ref ParseState state)
    {
        typeId = 0;
        message = -1;
        state.Enter(pos);
        while (pos < end)
        {
            pos = WireReader.Tag(ref start, pos, end, out uint tag);
            if (tag == ItemEndTag)
            {
                state.Leave();
                return pos;
            }
            nint value = pos;
            if (tag == TypeIdTag && typeId == 0)
            {
                pos = WireReader.UInt32(ref start, pos, end, out uint id);
                if (id == 0)
                    Throw.TypeId(value);
                typeId = (int)id;
                continue;
            }
            pos = WireReader.Skip(ref start, pos, end, tag, ref state);
            if (tag == MessageTag && message < 0)
                message = value;
        }
        Throw.EndGroup(pos);
        return pos;
    }

    private static byte[] Encode(ReadOnlySpan<byte> records, out int length)
    {
        long room = records.Length;
        var record = new UnknownRecords(records);
        while (record.Next())
        {
            if (WireFormat.WireType(record.Tag) == WireFormat.LengthDelimited)
                room += ItemTags;
        }
        if (room > Array.MaxLength)
            Throw.TooLarge();

        byte[] items = GC.AllocateUninitializedArray<byte>((int)room);
        length = 0;
        record = new UnknownRecords(records);
        while (record.Next())
        {
            if (WireFormat.WireType(record.Tag) != WireFormat.LengthDelimited)
            {
                Copy(records, record.Start, record.End, items, ref length);
                continue;
            }
            items[length++] = (byte)ItemTag;
            items[length++] = TypeIdTag;
            uint rest = (uint)record.Number;
            for (; rest >= 0x80; rest >>= 7)
                items[length++] = (byte)(rest | 0x80);
            items[length++] = (byte)rest;
            items[length++] = MessageTag;
            Copy(records, record.Value, record.End, items, ref length);
            items[length++] = ItemEndTag;
        }
        return items;
    }

    private static void Copy(ReadOnlySpan<byte> source, nint from, nint to, byte[] destination, ref int length)
    {
        source[(int)from..(int)to].CopyTo(destination.AsSpan(length));
        length += (int)(to - from);
    }
}
