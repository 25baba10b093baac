using System.Globalization;
using System.Runtime.CompilerServices;

namespace ProtoGen.Reflection;

/// <summary>Required fields.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>True when every required field, here and in sub-messages, is set.</summary>
    /// <exception cref="InsufficientExecutionStackException">Messages nest too deep for the stack.</exception>
    public bool IsInitialized() => FindMissing() is null;

    /// <summary>The path of a required field that is not set, below this message; null when there is none.</summary>
    internal string? FindMissing()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (FieldDescriptor field in Descriptor.RequiredFields)
        {
            if (Search(field.Number) < 0)
                return field.Name;
        }
        foreach (ref readonly FieldEntry entry in Entries)
        {
            if (entry.Field.MessageType is not null && FindMissing(in entry) is { } missing)
                return missing;
        }
        return null;
    }

    /// <exception cref="ProtoException">A required field is not set.</exception>
    internal void CheckRequired()
    {
        if (FindMissing() is { } missing)
            throw ProtoException.At(-1, "a required field is missing").Within($"{Descriptor.FullName}.{missing}");
    }

    private static string? FindMissing(in FieldEntry entry)
    {
        DynamicValue value = entry.Value;
        if (value.MessageOrNull is { } single)
            return single.FindMissing() is { } missing ? $"{entry.Field.Name}.{missing}" : null;
        if (value.ListOrNull is { } list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (list[i].MessageOrNull?.FindMissing() is { } missing)
                    return string.Create(CultureInfo.InvariantCulture, $"{entry.Field.Name}[{i}].{missing}");
            }
        }
        else if (value.MapOrNull is { } map && map.ValueField.MessageType is not null)
        {
            foreach (DynamicValue item in map.Values)
            {
                if (item.MessageOrNull?.FindMissing() is { } missing)
                    return $"{entry.Field.Name}[].{missing}";
            }
        }
        return null;
    }
}
