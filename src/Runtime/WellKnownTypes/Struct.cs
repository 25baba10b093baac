using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ProtoGen.WellKnownTypes;

/// <summary>An object of JSON, written as <c>[new("name", "Ada"), new("age", 36)]</c>.</summary>
[CollectionBuilder(typeof(Struct), nameof(Create))]
public partial struct Struct
{
    /// <summary>The number of fields.</summary>
    public readonly int Count => Fields.Count;

    /// <summary>The value of a field, by reference: no copy.</summary>
    /// <exception cref="KeyNotFoundException">There is no field of that name.</exception>
    public readonly ref readonly Value this[string name] => ref Fields[name];

    /// <summary>An object with these fields, for collection expressions; of equal names the last wins.</summary>
    public static Struct Create(ReadOnlySpan<KeyValuePair<string, Value>> fields) => new() { Fields = Map.Create(fields) };

    /// <summary>Looks a field up.</summary>
    public readonly bool TryGetValue(string name, [MaybeNullWhen(false)] out Value value) => Fields.TryGetValue(name, out value);

    /// <summary>True when there is a field of that name.</summary>
    public readonly bool ContainsKey(string name) => Fields.ContainsKey(name);

    /// <summary>Enumerates the fields in the order of insertion.</summary>
    public readonly Map<string, Value>.Enumerator GetEnumerator() => Fields.GetEnumerator();

    /// <summary>Copies a dictionary.</summary>
    public static implicit operator Struct(Dictionary<string, Value> fields) => new() { Fields = fields };
}
