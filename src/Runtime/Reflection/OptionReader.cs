using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>Single values out of a serialized options message. As on every wire, the last record of a field wins and messages merge.</summary>
internal static class OptionReader
{
    public static bool IsSet(ReadOnlyMemory<byte> options, int number) => TryGet(options, number, out int value) && value != 0;

    /// <exception cref="ProtoException">The options are malformed.</exception>
    public static bool TryGet(ReadOnlyMemory<byte> options, int number, out int value)
    {
        value = 0;
        bool found = false;
        try
        {
            var cursor = new WireCursor(options.Span);
            while (cursor.Next())
            {
                if (cursor.Number != number || !cursor.IsVarint)
                    continue;
                value = cursor.Bits > int.MaxValue ? int.MaxValue : cursor.Int32;
                found = true;
            }
            return found;
        }
        catch (ProtoException problem)
        {
            throw Malformed(problem);
        }
    }

    /// <summary>The options message, parsed when first asked for; of two threads that ask at once both get the same content.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public static ref readonly T Load<T>(ref Box<T>? cache, ReadOnlyMemory<byte> options)
        where T : struct, IMessage<T> => ref (cache ??= new Box<T>(MessageCodec.Parse<T>(options.Span))).Value;

    /// <summary>The features of an element whose options carry them in field <paramref name="number"/>.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public static Features Apply(Features inherited, ReadOnlyMemory<byte> options, int number)
    {
        try
        {
            var cursor = new WireCursor(options.Span);
            while (cursor.Next())
            {
                if (cursor.Number == number && cursor.IsLengthDelimited)
                    inherited = inherited.With(cursor.Payload);
            }
            return inherited;
        }
        catch (ProtoException problem)
        {
            throw Malformed(problem);
        }
    }

    // The inner offset counts from the start of the options, which would mislead.
    private static ProtoException Malformed(ProtoException problem) => new("malformed options: " + problem.Problem, problem);
}
