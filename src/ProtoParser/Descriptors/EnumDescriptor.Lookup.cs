using System.Collections.Generic;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class EnumDescriptor
{
    private Dictionary<string, EnumValueDescriptor>? _valuesByName;
    private Dictionary<int, EnumValueDescriptor>? _valuesByNumber;

    /// <summary>The value with that simple name; null when there is none.</summary>
    public EnumValueDescriptor? FindValue(string name)
    {
        Dictionary<string, EnumValueDescriptor>? values = _valuesByName;
        if (values is null)
        {
            values = new Dictionary<string, EnumValueDescriptor>(Values.Count, System.StringComparer.Ordinal);
            for (int i = 0; i < Values.Count; i++)
                values[Values[i].Name] = Values[i];
            _valuesByName = values;
        }
        return values.TryGetValue(name, out EnumValueDescriptor? found) ? found : null;
    }

    /// <summary>The first value with that number; null when there is none.</summary>
    public EnumValueDescriptor? FindValue(int number)
    {
        Dictionary<int, EnumValueDescriptor>? values = _valuesByNumber;
        if (values is null)
        {
            values = new Dictionary<int, EnumValueDescriptor>(Values.Count);
            for (int i = Values.Count - 1; i >= 0; i--)
                values[Values[i].Number] = Values[i];
            _valuesByNumber = values;
        }
        return values.TryGetValue(number, out EnumValueDescriptor? found) ? found : null;
    }
}
