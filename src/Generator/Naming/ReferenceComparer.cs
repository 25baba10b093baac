using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace ProtoGen.Generator.Naming;

/// <summary>Compares by identity, for keys whose content need not, or must not, be compared.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
