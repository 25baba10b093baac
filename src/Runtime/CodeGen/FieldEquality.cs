using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProtoGen.CodeGen;

/// <summary>
/// Equality and hash of fields: float and double bitwise (NaN equals itself, -0.0 differs from 0.0), repeated by element, maps without order,
/// unknown fields by bytes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldEquality
{
    /// <summary>Guards the recursion of self-referring message types; a stack that is nearly used up becomes an exception instead of a crash.</summary>
    /// <exception cref="InsufficientExecutionStackException">The messages nest too deep for the stack.</exception>
    public static void EnterRecursion() => RuntimeHelpers.EnsureSufficientExecutionStack();

    /// <summary>A string field without presence: null is the empty string.</summary>
    public static bool Implicit(string? left, string? right) => string.Equals(left ?? "", right ?? "", StringComparison.Ordinal);

    /// <summary>Bitwise.</summary>
    public static bool Bits(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    /// <summary>Bitwise.</summary>
    public static bool Bits(float left, float right) => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right);

    /// <summary>A bytes field; null is empty.</summary>
    public static bool Bytes(byte[]? left, byte[]? right) => ReferenceEquals(left, right) || left.AsSpan().SequenceEqual(right);

    /// <summary>A bytes field with presence; null is absent.</summary>
    public static bool OptionalBytes(byte[]? left, byte[]? right) => left is null == right is null && Bytes(left, right);

    /// <summary>A boxed sub-message; null is absent.</summary>
    public static bool Message<T>(Box<T>? left, Box<T>? right)
        where T : struct, IMessage<T> =>
        ReferenceEquals(left, right) || (left is not null && right is not null && T.AreEqual(in left.Value, in right.Value));

    /// <summary>An inline sub-message.</summary>
    public static bool Message<T>(in T left, in T right)
        where T : struct, IMessage<T> => T.AreEqual(in left, in right);

    /// <summary>What <c>Equals(object)</c> of a message answers.</summary>
    public static bool Boxed<T>(in T left, object? right)
        where T : struct, IMessage<T> => right is T && T.AreEqual(in left, in Unsafe.Unbox<T>(right));

    /// <summary>A repeated message field.</summary>
    public static bool RepeatedMessage<T>(T[]? left, T[]? right)
        where T : struct, IMessage<T>
    {
        if (ReferenceEquals(left, right))
            return true;
        ReadOnlySpan<T> first = left;
        ReadOnlySpan<T> second = right;
        if (first.Length != second.Length)
            return false;
        for (int i = 0; i < first.Length; i++)
        {
            if (!T.AreEqual(in first[i], in second[i]))
                return false;
        }
        return true;
    }

    /// <summary>A repeated field of anything; null is empty.</summary>
    public static bool Repeated<T>(T[]? left, T[]? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        ReadOnlySpan<T> first = left;
        ReadOnlySpan<T> second = right;
        if (first.Length != second.Length)
            return false;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
            return Raw(first).SequenceEqual(Raw(second));
        return first.SequenceEqual(second);
    }

    /// <summary>A message in a oneof's reference slot.</summary>
    public static bool OneofMessage<T>(object? left, object? right)
        where T : struct, IMessage<T> => Message(left as Box<T>, right as Box<T>);

    /// <summary>A string or bytes in a oneof's reference slot.</summary>
    public static bool OneofValue(object? left, object? right) =>
        left is byte[] first && right is byte[] second ? Bytes(first, second) : Equals(left, right);

    /// <summary>
    /// The hash of a whole message: that of its bytes with sorted maps, which are equal for equal messages. What cannot be written, because a string holds a
    /// lone surrogate or there are more than 2 GiB, has the hash of its type.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">The messages nest too deep for the stack.</exception>
    public static int HashCode<T>(in T message)
        where T : struct, IMessage<T>
    {
        nint pos = ReverseWriter.BeginHash(out ReverseWriter writer);
        try
        {
            pos = T.Write(in message, ref writer, pos);
        }
        catch (ProtoException)
        {
            return typeof(T).GetHashCode();
        }
        using var encoded = new EncodedMessage(in writer, pos);
        return encoded.Hash();
    }

    /// <summary>Unknown fields, by bytes.</summary>
    public static bool Unknown(UnknownFieldData? left, UnknownFieldData? right) =>
        ReferenceEquals(left, right) || new UnknownFields(left).Equals(new UnknownFields(right));

    /// <summary>Adds a repeated field of anything.</summary>
    public static void HashRepeated<T>(T[]? values, ref HashCode hash)
    {
        hash.Add(values?.Length ?? 0);
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        {
            hash.AddBytes(Raw<T>(values));
            return;
        }
        foreach (ref readonly T value in values.AsSpan())
            hash.Add(value);
    }

    /// <summary>Adds unknown fields.</summary>
    public static void HashUnknown(UnknownFieldData? fields, ref HashCode hash)
    {
        if (fields is not null)
            hash.AddBytes(fields.Bytes);
    }

    private static ReadOnlySpan<byte> Raw<T>(ReadOnlySpan<T> values) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>()));
}
