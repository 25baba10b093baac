using System.Runtime.CompilerServices;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>Copies and merges.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>A copy that shares nothing that can change.</summary>
    /// <exception cref="InsufficientExecutionStackException">Messages nest too deep for the stack.</exception>
    public DynamicMessage Clone()
    {
        var copy = new DynamicMessage(Descriptor);
        copy.MergeFrom(this);
        return copy;
    }

    /// <summary>
    /// Merges a copy of another message into this one, as parsing both one after the other would: single values are replaced, messages merge, lists are appended to,
    /// map entries replace those of equal keys.
    /// </summary>
    /// <exception cref="ArgumentException">The other message is of another type.</exception>
    /// <exception cref="InsufficientExecutionStackException">Messages nest too deep for the stack.</exception>
    public void MergeFrom(DynamicMessage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Descriptor != Descriptor)
            throw new ArgumentException($"A {other.Descriptor.FullName} does not merge into a {Descriptor.FullName} of this descriptor.", nameof(other));
        if (ReferenceEquals(this, other))
            other = other.Clone();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (ref readonly FieldEntry entry in other.Entries)
            Merge(in entry);
        if (other._unknown is { Length: > 0 } added)
            _unknown = _unknown is null ? added : UnknownFieldData.Concat(_unknown, added);
    }

    private void Merge(in FieldEntry entry)
    {
        DynamicValue value = entry.Value;
        if (value.ListOrNull is { } list)
        {
            if (list.Count == 0)
                return;
            DynamicList target = ListFor(entry.Field);
            foreach (DynamicValue item in list)
                target.Append(Copy(item));
        }
        else if (value.MapOrNull is { } map)
        {
            if (map.Count == 0)
                return;
            DynamicMap target = MapFor(entry.Field);
            foreach ((DynamicValue key, DynamicValue item) in map)
                target.Put(key, Copy(item));
        }
        else if (value.MessageOrNull is { } message)
        {
            MessageFor(entry.Field).MergeFrom(message);
        }
        else
        {
            Put(entry.Field, value);
        }
    }

    private static DynamicValue Copy(DynamicValue value) => value.MessageOrNull is { } message ? message.Clone() : value;
}
