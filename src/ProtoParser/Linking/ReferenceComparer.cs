using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace ProtoGen.Parser.Linking;

/// <summary>Identity instead of equality: files compare by content, which costs too much, and means nothing, while they are linked.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
