using System.Runtime.CompilerServices;

namespace ProtoGen.WellKnownTypes;

/// <summary>A list of JSON, written as <c>["a", 1, true, Value.Null]</c>.</summary>
[CollectionBuilder(typeof(ListValue), nameof(Create))]
public partial struct ListValue
{
    /// <summary>The number of values.</summary>
    public readonly int Count => Values.Count;

    /// <summary>A value, by reference: no copy.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public readonly ref readonly Value this[int index] => ref Values[index];

    /// <summary>A list of these values, for collection expressions.</summary>
    public static ListValue Create(params ReadOnlySpan<Value> values) => new() { Values = Repeated.Create(values) };

    /// <summary>Enumerates the values.</summary>
    public readonly Repeated<Value>.Enumerator GetEnumerator() => Values.GetEnumerator();
}
