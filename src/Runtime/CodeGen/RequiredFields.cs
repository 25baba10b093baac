using System.ComponentModel;

namespace ProtoGen.CodeGen;

/// <summary>Checks required fields through sub-messages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequiredFields
{
    /// <summary>The message itself.</summary>
    public static bool AreSet<T>(in T message)
        where T : struct, IMessage<T> => T.IsInitialized(in message);

    /// <summary>A boxed sub-message; absent is fine.</summary>
    public static bool AreSetIn<T>(Box<T>? box)
        where T : struct, IMessage<T> => box is null || T.IsInitialized(in box.Value);

    /// <summary>The elements of a repeated field.</summary>
    public static bool AreSetInAll<T>(T[]? items)
        where T : struct, IMessage<T>
    {
        foreach (ref readonly T item in items.AsSpan())
        {
            if (!T.IsInitialized(in item))
                return false;
        }
        return true;
    }

    /// <summary>The values of a map field.</summary>
    public static bool AreSetInMap<TKey, T>(MapData<TKey, T>? map)
        where TKey : notnull
        where T : struct, IMessage<T>
    {
        foreach (ref readonly MapEntry<TKey, T> entry in map is null ? default : map.Entries)
        {
            if (!T.IsInitialized(in entry.Value))
                return false;
        }
        return true;
    }
}
