using System.Collections;
using System.Reflection;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>Walks everything that objects hold, private fields included.</summary>
internal static class ObjectGraph
{
    /// <summary>Fails with the way to the first object whose type Roslyn defines.</summary>
    public static void AssertNoRoslynTypes(IEnumerable<object> roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<(object Value, string Way)>();
        foreach (object root in roots)
            queue.Enqueue((root, root.GetType().Name));
        while (queue.TryDequeue(out (object Value, string Way) current))
        {
            Type type = current.Value.GetType();
            Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, current.Way + " is a " + type);
            if (type.IsPrimitive || type.IsEnum || type == typeof(string) || typeof(MemberInfo).IsAssignableFrom(type) || (!type.IsValueType && !seen.Add(current.Value)))
                continue;
            if (current.Value is Array array)
            {
                Enqueue(queue, array, current.Way);
                continue;
            }
            for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPointer && field.GetValue(current.Value) is { } value)
                        queue.Enqueue((value, current.Way + "." + field.Name));
                }
            }
        }
    }

    private static void Enqueue(Queue<(object Value, string Way)> queue, IEnumerable items, string way)
    {
        foreach (object? item in items)
        {
            if (item is not null)
                queue.Enqueue((item, way + "[]"));
        }
    }
}
