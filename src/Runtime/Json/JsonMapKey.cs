using System.Buffers.Text;
using System.Runtime.CompilerServices;
using ProtoGen.CodeGen;

namespace ProtoGen.Json;

/// <summary>Keys of maps as names of JSON members. The JIT keeps only the branch of the key's type.</summary>
internal static class JsonMapKey
{
    public static void Write<TKey>(JsonText writer, TKey key)
    {
        if (typeof(TKey) == typeof(string))
        {
            writer.WritePropertyName(Unsafe.As<TKey, string>(ref key));
            return;
        }
        Span<byte> name = stackalloc byte[JsonOutput.MaxDigits];
        int length;
        if (typeof(TKey) == typeof(bool))
            Utf8Formatter.TryFormat(Unsafe.BitCast<TKey, bool>(key), name, out length, 'l');
        else if (typeof(TKey) == typeof(int))
            Utf8Formatter.TryFormat(Unsafe.BitCast<TKey, int>(key), name, out length);
        else if (typeof(TKey) == typeof(uint))
            Utf8Formatter.TryFormat(Unsafe.BitCast<TKey, uint>(key), name, out length);
        else if (typeof(TKey) == typeof(long))
            Utf8Formatter.TryFormat(Unsafe.BitCast<TKey, long>(key), name, out length);
        else
            Utf8Formatter.TryFormat(Unsafe.BitCast<TKey, ulong>(key), name, out length);
        writer.WritePropertyName(name[..length]);
    }

    /// <summary>Reads the name that the reader is at.</summary>
    public static TKey Read<TKey>(ref JsonInput input)
    {
        if (typeof(TKey) == typeof(string))
        {
            string text = input.Text();
            return Unsafe.As<string, TKey>(ref text);
        }
        ReadOnlySpan<byte> name = input.Utf8();
        if (typeof(TKey) == typeof(bool))
        {
            if (!name.SequenceEqual("true"u8) && !name.SequenceEqual("false"u8))
                input.Expected("true or false as the key");
            return Unsafe.BitCast<bool, TKey>(name.Length == 4);
        }
        if (typeof(TKey) == typeof(int))
        {
            if (!JsonIntegers.TryParse(name, out int key))
                input.Expected("a 32-bit integer as the key");
            return Unsafe.BitCast<int, TKey>(key);
        }
        if (typeof(TKey) == typeof(uint))
        {
            if (!JsonIntegers.TryParse(name, out uint key))
                input.Expected("a 32-bit integer without sign as the key");
            return Unsafe.BitCast<uint, TKey>(key);
        }
        if (typeof(TKey) == typeof(long))
        {
            if (!JsonIntegers.TryParse(name, out long key))
                input.Expected("a 64-bit integer as the key");
            return Unsafe.BitCast<long, TKey>(key);
        }
        if (!JsonIntegers.TryParse(name, out ulong bits))
            input.Expected("a 64-bit integer without sign as the key");
        return Unsafe.BitCast<ulong, TKey>(bits);
    }
}
