using System.ComponentModel;

namespace ProtoGen.CodeGen;

/// <summary>Equality and hash of map fields: without order, values as <see cref="FieldEquality"/> compares them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapEquality
{
    /// <summary>Compares maps of scalars; null is empty.</summary>
    public static bool Map<TKey, TValue>(MapData<TKey, TValue>? left, MapData<TKey, TValue>? right)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right))
            return true;
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
            return false;
        if (left is null || right is null)
            return true;
        foreach (ref readonly MapEntry<TKey, TValue> entry in left.Entries)
        {
            int index = right.Find(entry.Key);
            if (index < 0 || !AreEqual(in entry.Value, in right.ValueAt(index)))
                return false;
        }
        return true;
    }

    /// <summary>Compares maps of messages; null is empty.</summary>
    public static bool MessageMap<TKey, TValue>(MapData<TKey, TValue>? left, MapData<TKey, TValue>? right)
        where TKey : notnull
        where TValue : struct, IMessage<TValue>
    {
        if (ReferenceEquals(left, right))
            return true;
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
            return false;
        if (left is null || right is null)
            return true;
        foreach (ref readonly MapEntry<TKey, TValue> entry in left.Entries)
        {
            int index = right.Find(entry.Key);
            if (index < 0 || !TValue.AreEqual(in entry.Value, in right.ValueAt(index)))
                return false;
        }
        return true;
    }

    /// <summary>Adds the keys, without order, to a hash. Keys tell maps apart well enough; values would need a hash each.</summary>
    public static void Hash<TKey, TValue>(MapData<TKey, TValue>? map, ref HashCode hash)
        where TKey : notnull
    {
        int sum = 0;
        foreach (ref readonly MapEntry<TKey, TValue> entry in map is null ? default : map.Entries)
            sum += entry.Key.GetHashCode();
        hash.Add(map?.Count ?? 0);
        hash.Add(sum);
    }

    private static bool AreEqual<TValue>(in TValue left, in TValue right)
    {
        if (left is double x && right is double y)
            return FieldEquality.Bits(x, y);
        if (left is float f && right is float g)
            return FieldEquality.Bits(f, g);
        return EqualityComparer<TValue>.Default.Equals(left, right);
    }
}
