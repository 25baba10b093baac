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
    /// <summary>Reads one entry; the tag is consumed. An entry whose value a closed enum does not have is kept as an unknown field.</summary>
    public static nint Read(
        ref byte start, nint pos, nint end, uint tag, ref MapData<TKey, TValue>? field, ref UnknownFieldData? unknown, ref ParseState state)
    {
        MapData<TKey, TValue> map = MapData<TKey, TValue>.For(pos, ref field, ref state);
        nint entry = pos;
        pos = WireReader.Length(ref start, pos, end, out nint stop);
        state.Enter(pos);
        TKey key = TKeyCodec.Default;
        // Parsed straight into the slot: a message value is never a local of recursive code.
        ref TValue value = ref map.Reserve(pos, ref state).Value;
        value = TValueCodec.Default;
        while (pos < stop)
        {
            pos = WireReader.Tag(ref start, pos, stop, out uint inner);
            if (inner == (8 | TKeyCodec.WireType))
                pos = TKeyCodec.Read(ref start, pos, stop, ref key, ref state);
            else if (inner == (16 | TValueCodec.WireType))
                pos = TValueCodec.Read(ref start, pos, stop, ref value, ref state);
            else
                pos = WireReader.Skip(ref start, pos, stop, inner, ref state);
        }
        state.Leave();
        if (TValueCodec.IsKnown(in value))
        {
            map.Commit(key);
            return stop;
        }
        map.Discard();
        UnknownFieldData.For(pos, ref unknown, ref state).Append(tag, ref start, entry, stop, ref state);
        return stop;
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
            if (!TValueCodec.IsDefault(in entry.Value))
            {
                pos = TValueCodec.Write(ref writer, pos, in entry.Value);
                pos = writer.Tag(pos, (byte)(16 | TValueCodec.WireType));
            }
            if (!TKeyCodec.IsDefault(in entry.Key))
            {
                pos = TKeyCodec.Write(ref writer, pos, in entry.Key);
                pos = writer.Tag(pos, (byte)(8 | TKeyCodec.WireType));
            }
            pos = writer.Varint(pos, (uint)(writer.Written(pos) - before));
            pos = writer.LongTag(pos, tag);
        }
        return writer.Reserve(pos, reserve);
    }
}
