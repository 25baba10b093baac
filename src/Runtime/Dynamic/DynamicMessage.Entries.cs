using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>The storage. These methods trust their callers to pass fields of the message's type and values of the field's kind.</summary>
public sealed partial class DynamicMessage
{
    internal ref UnknownFieldData? UnknownData => ref _unknown;

    /// <summary>The value; None when the field is not set.</summary>
    internal DynamicValue Find(FieldDescriptor field)
    {
        int index = Search(field.Number);
        return index >= 0 && IsSame(_entries[index].Field, field) ? _entries[index].Value : default;
    }

    /// <summary>Sets a field, or removes it where the value means absence; clears the other members of its oneof.</summary>
    internal void Put(FieldDescriptor field, DynamicValue value)
    {
        int index = Search(field.Number);
        if (!field.HasPresence && !field.IsRepeated && FieldValues.IsZero(value))
        {
            if (index >= 0)
                RemoveAt(index);
            return;
        }
        if (index >= 0)
        {
            _entries[index] = new FieldEntry(field, value);
            return;
        }
        if (field.RealOneof is { } oneof && CaseOf(oneof) is { } other)
        {
            RemoveAt(Search(other.Number));
            index = Search(field.Number);
        }
        InsertAt(~index, new FieldEntry(field, value));
    }

    internal DynamicMessage MessageFor(FieldDescriptor field)
    {
        if (Find(field).MessageOrNull is { } message)
            return message;
        message = new DynamicMessage(field.MessageType!);
        Put(field, message);
        return message;
    }

    internal DynamicList ListFor(FieldDescriptor field)
    {
        if (Find(field).ListOrNull is { } list)
            return list;
        list = new DynamicList(field);
        Put(field, list);
        return list;
    }

    internal DynamicMap MapFor(FieldDescriptor field)
    {
        if (Find(field).MapOrNull is { } map)
            return map;
        map = new DynamicMap(field);
        Put(field, map);
        return map;
    }

    /// <summary>Looks at whichever is shorter: the members, or what the message holds.</summary>
    internal FieldDescriptor? CaseOf(OneofDescriptor oneof)
    {
        if (oneof.Fields.Count < _count)
        {
            foreach (FieldDescriptor member in oneof.Fields)
            {
                if (Search(member.Number) >= 0)
                    return member;
            }
            return null;
        }
        foreach (ref readonly FieldEntry entry in Entries)
        {
            if (entry.Field.ContainingOneof == oneof)
                return entry.Field;
        }
        return null;
    }

    private int IndexOf(FieldDescriptor field)
    {
        CheckField(field);
        int index = Search(field.Number);
        return index >= 0 && IsSame(_entries[index].Field, field) ? index : -1;
    }

    private void CheckField(FieldDescriptor field)
    {
        ArgumentNullException.ThrowIfNull(field);
        // An extension may come from another loading of the extended message's file, such as the options in descriptor.proto.
        if (field.IsExtension ? field.ContainingType.FullName != Descriptor.FullName : field.ContainingType != Descriptor)
            throw new ArgumentException($"{field.FullName} is not a field of this descriptor of {Descriptor.FullName}.", nameof(field));
    }

    private static bool IsSame(FieldDescriptor held, FieldDescriptor asked) =>
        held == asked || (held.FullName == asked.FullName && held.FieldType == asked.FieldType && held.IsRepeated == asked.IsRepeated);

    /// <summary>The index of a field number, or the complement of where it would be.</summary>
    private int Search(int number)
    {
        int low = 0;
        int high = _count - 1;
        // Fields mostly come in ascending order.
        if (high >= 0 && _entries[high].Field.Number is var last && last <= number)
            return last == number ? high : ~_count;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int found = _entries[middle].Field.Number;
            if (found == number)
                return middle;
            if (found < number)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }

    private void InsertAt(int index, FieldEntry entry)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(2, _count * 2));
        Array.Copy(_entries, index, _entries, index + 1, _count - index);
        _entries[index] = entry;
        _count++;
    }

    private void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_entries, index + 1, _entries, index, _count - index);
        _entries[_count] = default;
    }
}
