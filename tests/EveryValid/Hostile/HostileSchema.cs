using System.Globalization;
using System.Text;

namespace ProtoGen.EveryValid.Hostile;

/// <summary>
/// A set of .proto files that is valid and means no good: a function of its seed. A second file, when there is one, imports the first and lies in the same
/// package, in one below it, or in one that C# cannot tell from it.
/// </summary>
internal sealed class HostileSchema
{
    private static readonly string[] _packages =
    [
        "", "", "system", "System.text", "proto_gen", "proto_gen.code_gen", "class.namespace", "user.v1", "a.b.c", "A.a.A", "types", "_", "__.x", "google.protobuf.x", "foo_bar.baz1", "int32", "microsoft", "pgen", "global", "descriptor", "equals.parse", "a1._1",
    ];

    private static readonly string[] _paths = ["a.proto", "class.proto", "some folder/b-c.proto", "x/y.v1.proto", "1.proto", "ünï/ß.proto", "System.proto", "types/equals.proto", "File_.proto", "order_options.proto"];

    private readonly Random _random;
    private readonly string _package;
    private readonly SchemaSyntax _syntax;
    private readonly List<SchemaType> _top = [];
    private readonly NameTable _topNames = new();
    private readonly List<SchemaType> _messages = [];
    private readonly List<SchemaType> _enums = [];
    private readonly List<string> _namesForComments = [];
    private readonly StringBuilder _text = new();

    private HostileSchema(Random random, SchemaSyntax syntax, string package, HostileSchema? imported)
    {
        _random = random;
        _syntax = syntax;
        _package = package;
        if (imported is not null && imported._package == package)
        {
            // One package: what the other file has is taken here too.
            foreach (SchemaType type in imported._top)
                _topNames.TryAdd(type.Name);
        }
        Plan();
        List<SchemaType> own = [.. _messages];
        if (imported is not null)
        {
            _messages.AddRange(imported._top.Where(type => !type.IsEnum));
            if (imported._syntax.Kind == syntax.Kind)
                _enums.AddRange(imported._top.Where(type => type.IsEnum));
        }
        _namesForComments.AddRange(_messages.Concat(_enums).Select(type => type.FullName));
        Own = own;
    }

    private List<SchemaType> Own { get; }

    public static IReadOnlyList<(string Path, string Text)> Make(int seed)
    {
        var random = new Random(seed);
        string package = _packages[random.Next(_packages.Length)];
        var first = new HostileSchema(random, SchemaSyntax.Pick(random), package, null);
        string path = _paths[random.Next(_paths.Length)];
        var files = new List<(string, string)> { (path, first.Write(null)) };
        if (random.Next(3) != 0)
            return files;
        string below = first._top.Count == 0 ? "sub" : first._top[random.Next(first._top.Count)].Name.ToLowerInvariant();
        string second = random.Next(4) switch
        {
            0 => package,
            1 => (package.Length == 0 ? "" : package + ".") + below,
            2 => package.ToUpperInvariant(),
            _ => _packages[random.Next(_packages.Length)],
        };
        var importing = new HostileSchema(random, random.Next(2) == 0 ? first._syntax : SchemaSyntax.Pick(random), second, first);
        files.Add((path == _paths[0] ? "z/a.proto" : _paths[0], importing.Write(path)));
        return files;
    }

    private string Write(string? import)
    {
        Comment("");
        _text.Append(_syntax.Head).Append('\n');
        if (_package.Length > 0)
            Line("package " + _package + ";");
        if (import is not null)
            Line("import \"" + import + "\";");
        if (_syntax.FileOption.Length > 0)
            Line(_syntax.FileOption);
        if (_random.Next(6) == 0)
            Line("option csharp_namespace = \"" + new[] { "System", "Some.Where", "class.event", "ProtoGen", "A", "Global.global", "_" }[_random.Next(7)] + "\";");
        if (_random.Next(10) == 0)
            Line("option deprecated = true;");
        foreach (SchemaType type in _top)
            WriteType(type, "");
        if (_syntax.HasExtensions)
            WriteExtensions("", _topNames);
        for (int i = _random.Next(3); i > 0; i--)
            WriteService();
        return _text.ToString();
    }

    /// <summary>Decides on the types before any field, because fields name them.</summary>
    private void Plan()
    {
        // Some schemas are about size, most are not.
        int count = _random.Next(150) == 0 ? 60 : _random.Next(1, 4);
        for (int i = 0; i < count; i++)
            _top.Add(PlanType(_package, _topNames, _random.Next(80) == 0 ? 24 : 2));
        if (_messages.Count == 0)
            _top.Add(PlanMessage(_package, _topNames, 0));
    }

    private SchemaType PlanType(string scope, NameTable names, int depth) => _random.Next(3) == 0 ? PlanEnum(scope, names) : PlanMessage(scope, names, depth);

    private SchemaType PlanMessage(string scope, NameTable names, int depth)
    {
        var type = new SchemaType(names.Claim(_random), scope, isEnum: false) { IsExtendable = _syntax.HasExtensions && _random.Next(4) == 0 };
        _messages.Add(type);
        int nested = depth > 3 ? 1 : depth == 0 ? 0 : _random.Next(3);
        for (int i = 0; i < nested; i++)
            type.Nested.Add(depth > 3 ? PlanMessage(type.FullName, type.Names, depth - 1) : PlanType(type.FullName, type.Names, depth - 1));
        // The type's own name is a favourite of its members.
        return type;
    }

    private SchemaType PlanEnum(string scope, NameTable names)
    {
        var type = new SchemaType(names.Claim(_random), scope, isEnum: true);
        int count = _random.Next(60) == 0 ? 2000 : _random.Next(1, 9);
        var unlike = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = count > 100 ? "V_" + i.ToString(CultureInfo.InvariantCulture)
                : _random.Next(4) == 0 ? type.Name.ToUpperInvariant() + "_" + _random.Next(100).ToString(CultureInfo.InvariantCulture)
                : _random.Next(4) == 0 ? type.Name + "_" + HostileNames.Pick(_random)
                : HostileNames.Pick(_random);
            // Outside proto2 names of one enum must differ by more than case and the enum's name.
            string bare = Bare(name);
            string prefix = Bare(type.Name);
            if (bare.Length > prefix.Length && bare.StartsWith(prefix, StringComparison.Ordinal))
                bare = bare[prefix.Length..];
            if (name.Trim('_').Length == 0 || !unlike.Add(bare) || !names.TryAdd(name))
                continue;
            int number = type.Values.Count == 0 ? 0 : _random.Next(6) switch { 0 => int.MinValue + i, 1 => int.MaxValue - i, _ => (i * 3) + 1 };
            type.Values.Add((name, number));
        }
        if (type.Values.Count == 0)
        {
            string name = names.Claim(_random) + "_zero";
            while (!names.TryAdd(name))
                name += "_";
            type.Values.Add((name, 0));
        }
        _enums.Add(type);
        return type;
    }

    private static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private void WriteType(SchemaType type, string indent)
    {
        Comment(indent);
        if (type.IsEnum)
        {
            WriteEnum(type, indent);
            return;
        }
        Line(indent + "message " + type.Name + " {");
        string inner = indent + "  ";
        if (_random.Next(10) == 0)
            Line(inner + "option deprecated = true;");
        foreach (SchemaType nested in type.Nested)
            WriteType(nested, inner);
        var fields = new FieldWriter(_random, _syntax, type, _messages, _enums);
        int count = _random.Next(400) == 0 ? 500 : _random.Next(9);
        while (count > 0)
        {
            Comment(inner);
            if (_random.Next(8) == 0 && count > 1)
            {
                Line(inner + "oneof " + type.Names.Claim(_random) + " {");
                int members = Math.Min(count, _random.Next(1, 6));
                for (int i = 0; i < members; i++)
                    Line(inner + "  " + fields.OneofMember());
                count -= members;
                Line(inner + "}");
            }
            else
            {
                Line(inner + fields.Field());
                count--;
            }
        }
        if (type.IsExtendable)
            Line(inner + "extensions 900000 to 2000000;");
        if (_syntax.HasExtensions && _random.Next(5) == 0)
            WriteExtensions(inner, type.Names);
        Line(indent + "}");
    }

    private void WriteEnum(SchemaType type, string indent)
    {
        Line(indent + "enum " + type.Name + " {");
        bool aliases = type.Values.Count > 2 && _random.Next(4) == 0;
        if (aliases)
            Line(indent + "  option allow_alias = true;");
        if (_random.Next(10) == 0)
            Line(indent + "  option deprecated = true;");
        for (int i = 0; i < type.Values.Count; i++)
        {
            Comment(indent + "  ");
            int number = aliases && i == type.Values.Count - 1 ? type.Values[0].Number : type.Values[i].Number;
            string option = _random.Next(10) == 0 ? " [deprecated = true]" : "";
            Line(string.Create(CultureInfo.InvariantCulture, $"{indent}  {type.Values[i].Name} = {number}{option};"));
        }
        Line(indent + "}");
    }

    private void WriteExtensions(string indent, NameTable names)
    {
        foreach (SchemaType extendee in Own.Where(type => type.IsExtendable && _random.Next(2) == 0))
        {
            Line(indent + "extend ." + extendee.FullName + " {");
            var fields = new FieldWriter(_random, _syntax, extendee, _messages, _enums);
            for (int i = _random.Next(1, 4); i > 0; i--)
            {
                Comment(indent + "  ");
                Line(indent + "  " + fields.Extension(names.Claim(_random), NextExtension(extendee)));
            }
            Line(indent + "}");
        }
    }

    private readonly Dictionary<SchemaType, int> _extensionNumbers = [];

    private int NextExtension(SchemaType extendee) =>
        _extensionNumbers[extendee] = _extensionNumbers.GetValueOrDefault(extendee, 900000) + _random.Next(1, 50);

    private void WriteService()
    {
        Comment("");
        string service = _topNames.Claim(_random);
        Line("service " + service + " {");
        var names = new NameTable();
        if (_random.Next(4) == 0)
            names.TryAdd(service);
        for (int i = _random.Next(8); i > 0; i--)
        {
            Comment("  ");
            string Type() => (_random.Next(3) == 0 ? "stream ." : ".") + _messages[_random.Next(_messages.Count)].FullName;
            string body = _random.Next(8) == 0 ? " { option deprecated = true; }" : ";";
            Line($"  rpc {names.Claim(_random)}({Type()}) returns ({Type()}){body}");
        }
        Line("}");
    }

    private void Comment(string indent)
    {
        if (_random.Next(4) != 0)
            return;
        for (int i = _random.Next(1, 4); i > 0; i--)
            Line(indent + "//" + HostileComments.Text(_random, _namesForComments));
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
