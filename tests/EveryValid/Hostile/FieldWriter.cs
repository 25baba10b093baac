using System.Globalization;

namespace ProtoGen.EveryValid.Hostile;

/// <summary>Makes the fields of one message.</summary>
internal sealed class FieldWriter(Random random, SchemaSyntax syntax, SchemaType owner, IReadOnlyList<SchemaType> messages, IReadOnlyList<SchemaType> enums)
{
    private static readonly string[] _scalars =
        ["double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes"];

    private static readonly string[] _keys = ["int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string"];

    private readonly HashSet<int> _numbers = [];
    private readonly HashSet<string> _jsonNames = new(StringComparer.Ordinal);

    public string Field()
    {
        string name = Name();
        int number = Number();
        switch (random.Next(12))
        {
            case 0:
                return Print($"map<{_keys[random.Next(_keys.Length)]}, {AnyType(out _)}> {name} = {number};");
            case 1 when syntax.Kind == SyntaxKind.Proto2:
                // A group's name is a type's and a field's.
                string group = "G" + name;
                if (!owner.Names.TryAdd(group) || !owner.Names.TryAdd(group.ToLowerInvariant()))
                    goto default;
                return Print($"{Label(group: true)} group {group} = {number} {{ optional int32 a = 1; }}");
            case 2 or 3:
                string element = AnyType(out _);
                return Print($"repeated {element} {name} = {number}{Options(element, isRepeated: true, canDefault: false)};");
            default:
                string type = AnyType(out SchemaType? chosen);
                string label = Label(group: false);
                bool canDefault = syntax.Kind != SyntaxKind.Proto3 && !syntax.IsImplicit && (chosen is null || chosen.IsEnum);
                return Print($"{label}{(label.Length > 0 ? " " : "")}{type} {name} = {number}{Options(type, false, canDefault, chosen)};");
        }
    }

    public string OneofMember()
    {
        string type = AnyType(out SchemaType? chosen);
        bool canDefault = syntax.Kind != SyntaxKind.Proto3 && (chosen is null || chosen.IsEnum);
        return Print($"{type} {Name()} = {Number()}{Options(type, false, canDefault, chosen)};");
    }

    public string Extension(string name, int number)
    {
        string type = AnyType(out SchemaType? chosen);
        bool isRepeated = random.Next(3) == 0;
        string label = isRepeated ? "repeated " : syntax.Kind == SyntaxKind.Proto2 ? "optional " : "";
        return Print($"{label}{type} {name} = {number}{Options(type, isRepeated, !isRepeated && (chosen is null || chosen.IsEnum), chosen, canJson: false)};");
    }

    /// <summary>Outside proto2, fields must differ in more than case and underscores.</summary>
    private string Name()
    {
        while (true)
        {
            string name = random.Next(12) == 0 && owner.Names.TryAdd(owner.Name) ? owner.Name : owner.Names.Claim(random);
            if (syntax.Kind == SyntaxKind.Proto2 || _jsonNames.Add(name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant()))
                return name;
        }
    }

    private int Number()
    {
        while (true)
        {
            int number = random.Next(4) switch { 0 => random.Next(1, 16), 1 => random.Next(1, 5000), 2 => 536_870_911 - random.Next(3), _ => random.Next(1, 800_000) };
            if (number is < 19_000 or > 19_999 && _numbers.Add(number))
                return number;
        }
    }

    private string Label(bool group) => syntax.Kind switch
    {
        SyntaxKind.Proto2 => random.Next(8) == 0 ? "required" : group && random.Next(2) == 0 ? "repeated" : "optional",
        SyntaxKind.Proto3 => random.Next(3) == 0 ? "optional" : "",
        _ => "",
    };

    private string AnyType(out SchemaType? chosen)
    {
        chosen = random.Next(6) switch
        {
            0 or 1 => messages[random.Next(messages.Count)],
            2 when enums.Count > 0 => enums[random.Next(enums.Count)],
            _ => null,
        };
        return chosen is null ? _scalars[random.Next(_scalars.Length)] : "." + chosen.FullName;
    }

    private string Options(string type, bool isRepeated, bool canDefault, SchemaType? chosen = null, bool canJson = true)
    {
        var options = new List<string>();
        bool isPackable = type[0] != '.' && type is not ("string" or "bytes");
        if (random.Next(12) == 0)
            options.Add("deprecated = true");
        if (random.Next(15) == 0)
            options.Add("debug_redact = true");
        if (canJson && random.Next(20) == 0)
        {
            string json = "j" + _numbers.Count.ToString(CultureInfo.InvariantCulture) + "-\\\"\\\\\\u00e9</x>";
            options.Add("json_name = \"" + json.Replace("\\u00e9", "é", StringComparison.Ordinal) + "\"");
        }
        if (isRepeated && isPackable && syntax.Kind != SyntaxKind.Edition && random.Next(3) == 0)
            options.Add("packed = " + (random.Next(2) == 0 ? "true" : "false"));
        if (canDefault && random.Next(3) == 0)
            options.Add("default = " + Default(type, chosen));
        return options.Count == 0 ? "" : " [" + string.Join(", ", options) + "]";
    }

    private string Default(string type, SchemaType? chosen) => type switch
    {
        _ when chosen is not null => chosen.Values[random.Next(chosen.Values.Count)].Name,
        "double" => new[] { "inf", "-inf", "nan", "1e308", "-0.0", "4.9e-324", "0.1" }[random.Next(7)],
        "float" => new[] { "inf", "-inf", "nan", "3.4e38", "-0.0", "1e-45", "0.1", "16777217" }[random.Next(8)],
        "bool" => random.Next(2) == 0 ? "true" : "false",
        "string" => "\"\\n\\r\\\"\\\\\u0085\u2028{0}\\0é</summary>*/\"",
        "bytes" => "\"\\000\\377\\n\\\"*/\"",
        "uint32" or "fixed32" => "4294967295",
        "uint64" or "fixed64" => "18446744073709551615",
        "int64" or "sint64" or "sfixed64" => random.Next(2) == 0 ? "-9223372036854775808" : "9223372036854775807",
        _ => random.Next(2) == 0 ? "-2147483648" : "0x7fffffff",
    };

    private static string Print(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
