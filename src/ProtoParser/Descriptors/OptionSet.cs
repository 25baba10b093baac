using System;
using System.Collections.Generic;

namespace ProtoGen.Parser.Descriptors;

/// <summary>
/// An options message after interpretation: the values that were written, in the order in which they were written,
/// each with the field or extension of the options message that it sets.
/// </summary>
public sealed class OptionSet(IReadOnlyList<OptionValue> values)
{
    public static readonly OptionSet Empty = new([]);

    public IReadOnlyList<OptionValue> Values { get; } = values;

    public bool? GetBool(string name) => Find(name)?.Scalar as bool?;

    public string? GetString(string name) => Find(name)?.Scalar as string;

    /// <summary>The value's name for an enum-typed option.</summary>
    public string? GetEnum(string name) => (Find(name)?.Scalar as EnumValueDescriptor)?.Name;

    /// <summary>The last value written for a built-in option, by its simple name; extensions are found by full name between brackets, <c>[pkg.ext]</c>.</summary>
    public OptionValue? Find(string name)
    {
        for (int i = Values.Count - 1; i >= 0; i--)
        {
            FieldDescriptor field = Values[i].Field;
            bool match = name.Length > 2 && name[0] == '['
                ? field.IsExtension && string.CompareOrdinal(name, 1, field.FullName, 0, name.Length - 2) == 0 && field.FullName.Length == name.Length - 2
                : !field.IsExtension && field.Name == name;
            if (match)
                return Values[i];
        }
        return null;
    }
}

/// <summary>One set field of an options message. A repeated field has one value per element.</summary>
public sealed class OptionValue(FieldDescriptor field, object scalar)
{
    public FieldDescriptor Field { get; } = field;

    /// <summary>
    /// <see cref="bool"/>, <see cref="int"/>, <see cref="uint"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="float"/>, <see cref="double"/>,
    /// <see cref="string"/>, <see cref="byte"/>[], <see cref="EnumValueDescriptor"/>, or an <see cref="OptionSet"/> for a message.
    /// </summary>
    public object Scalar { get; } = scalar;

    public OptionSet? Message => Scalar as OptionSet;

    /// <summary>The name of the option went on from here: <see cref="Message"/> holds the one value that it leads to.</summary>
    internal bool IsNamePart { get; init; }
}
