using System.Collections.Generic;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Enums;

/// <summary>Lowers an enum's descriptor to what the emitter needs.</summary>
public static class EnumSpecBuilder
{
    public static EnumSpec Build(EnumDescriptor enumType, CSharpNames names)
    {
        var first = new Dictionary<int, string>();
        var values = new List<EnumValueSpec>();
        foreach (EnumValueDescriptor value in enumType.Values)
        {
            string name = names.EnumValue(value);
            if (!first.TryGetValue(value.Number, out string? aliasOf))
                first.Add(value.Number, name);
            values.Add(new EnumValueSpec(name, value.Number, value.Name, aliasOf, DocText.Of(value, names), value.IsDeprecated));
        }
        string access = enumType.ContainingType is null ? names.Access : "public";
        return new EnumSpec(
            names.SimpleName(enumType), access, enumType.FullName, DocText.Of(enumType, names), enumType.IsDeprecated || enumType.File.IsDeprecated, values.ToImmutableEquatableArray());
    }
}
