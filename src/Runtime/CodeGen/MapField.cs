using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>Reads and writes a map field.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">How keys travel.</typeparam>
/// <typeparam name="TValueCodec">How values travel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapField<TKey, TValue, TKeyCodec, TValueCodec>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <summary>Reads a run of entries; the first one's tag is consumed. An entry whose value a closed enum does not have is kept as an unknown field.</summary>
    public static nint Read(
        ref byte start, nint pos, nint end, uint tag, ref MapData<TKey, TValue>? field, ref UnknownFieldData? unknown, ref ParseState state)
    {
        int coming = field is null ? WireReader.CountRun(ref start, pos, end, tag) : 0;
        MapData<TKey, TValue> map = MapData<TKey, TValue>.For(pos, coming, ref field, ref state);
        state.Enter(pos);
        while (true)
        {
            nint stop = ReadEntry(ref start, pos, end, map, ref state);
            if (stop < 0)
            {
                stop = ~stop;
                UnknownFieldData.For(pos, ref unknown, ref state).Append(tag, ref start, pos, stop, ref state);
            }
            pos = stop;
            if (tag >= 0x80 || !WireReader.NextIs(ref start, pos, end, (byte)tag))
                break;
            pos++;
        }
        state.Leave();
        return pos;
    }

    /// <summary>Returns the end of the entry, or its complement when the map does not take the value.</summary>
    private static nint ReadEntry(ref byte start, nint pos, nint end, MapData<TKey, TValue> map, ref ParseState state)
    {
        pos = WireReader.Length(ref start, pos, end, out nint stop);
        TKey key = MapValue.Default<TKey, TKeyCodec>();
        // Parsed straight into the slot: a message value is never a local of recursive code.
        ref TValue value = ref map.Reserve(pos, ref state).Value;
        value = MapValue.Default<TValue, TValueCodec>();
        while (pos < stop)
        {
            pos = WireReader.Tag(ref start, pos, stop, out uint inner);
            if (inner == (8 | MapValue.WireType<TKey, TKeyCodec>()))
                pos = MapValue.Read<TKey, TKeyCodec>(ref start, pos, stop, ref key, ref state);
            else if (inner == (16 | MapValue.WireType<TValue, TValueCodec>()))
                pos = MapValue.Read<TValue, TValueCodec>(ref start, pos, stop, ref value, ref state);
            else
                pos = WireReader.Skip(ref start, pos, stop, inner, ref state);
        }
        if (MapValue.IsKnown<TValue, TValueCodec>(in value))
        {
            map.Commit(key);
            return stop;
        }
        map.Discard();
        return ~stop;
    }

    /// <summary>Writes all entries with their tags, default keys and values left out as Google.Protobuf does, then reserves <paramref name="reserve"/> bytes.</summary>
    public static nint Write(ref ReverseWriter writer, nint pos, uint tag, MapData<TKey, TValue> field, int reserve)
    {
        ReadOnlySpan<MapEntry<TKey, TValue>> entries = field.Entries;
        int[]? order = writer.IsDeterministic ? MapOrder.Of(entries) : null;
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            ref readonly MapEntry<TKey, TValue> entry = ref entries[order is null ? i : order[i]];
            pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
            nint before = writer.Written(pos);
            if (!MapValue.IsDefault<TValue, TValueCodec>(in entry.Value))
            {
                pos = MapValue.Write<TValue, TValueCodec>(ref writer, pos, in entry.Value);
                pos = writer.Tag(pos, (byte)(16 | MapValue.WireType<TValue, TValueCodec>()));
            }
            if (!MapValue.IsDefault<TKey, TKeyCodec>(in entry.Key))
            {
                pos = MapValue.Write<TKey, TKeyCodec>(ref writer, pos, in entry.Key);
                pos = writer.Tag(pos, (byte)(8 | MapValue.WireType<TKey, TKeyCodec>()));
            }
            pos = writer.Varint(pos, (uint)(writer.Written(pos) - before));
            pos = writer.LongTag(pos, tag);
        }
        return writer.Reserve(pos, reserve);
    }
}
