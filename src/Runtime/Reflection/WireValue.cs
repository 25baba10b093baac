namespace ProtoGen.Reflection;

/// <summary>One record's value: bits of a number, or where its payload lies in the message's bytes.</summary>
internal readonly record struct WireValue(uint WireType, ulong Bits, int Start, int End)
{
    public static WireValue Of(in WireCursor cursor) => new(cursor.WireType, cursor.Bits, (int)cursor.ValueStart, (int)cursor.ValueEnd);

    public int Length => End - Start;
}
