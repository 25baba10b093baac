using System.Collections.Generic;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class MessageDescriptor
{
    private Dictionary<string, FieldDescriptor>? _fieldsByName;
    private Dictionary<int, FieldDescriptor>? _fieldsByNumber;

    /// <summary>The field (not an extension) with that name; null when there is none.</summary>
    public FieldDescriptor? FindField(string name)
    {
        Dictionary<string, FieldDescriptor>? fields = _fieldsByName;
        if (fields is null)
        {
            fields = new Dictionary<string, FieldDescriptor>(Fields.Count, System.StringComparer.Ordinal);
            for (int i = 0; i < Fields.Count; i++)
                fields[Fields[i].Name] = Fields[i];
            _fieldsByName = fields;
        }
        return fields.TryGetValue(name, out FieldDescriptor? found) ? found : null;
    }

    /// <summary>The field (not an extension) with that number; null when there is none.</summary>
    public FieldDescriptor? FindField(int number)
    {
        Dictionary<int, FieldDescriptor>? fields = _fieldsByNumber;
        if (fields is null)
        {
            fields = new Dictionary<int, FieldDescriptor>(Fields.Count);
            for (int i = 0; i < Fields.Count; i++)
                fields[Fields[i].Number] = Fields[i];
            _fieldsByNumber = fields;
        }
        return fields.TryGetValue(number, out FieldDescriptor? found) ? found : null;
    }

    /// <summary>The range that a number of an extension of this message falls into; null when it is not open to extensions.</summary>
    public ExtensionRange? FindExtensionRange(int number)
    {
        for (int i = 0; i < ExtensionRanges.Count; i++)
        {
            ExtensionRange range = ExtensionRanges[i];
            if (number >= range.Start && number < range.End)
                return range;
        }
        return null;
    }
}
