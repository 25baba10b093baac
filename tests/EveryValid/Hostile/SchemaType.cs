namespace ProtoGen.EveryValid.Hostile;

/// <summary>A message or enum of a schema in the making, with the names that are taken inside it by protobuf's own rules.</summary>
internal sealed class SchemaType(string name, string scope, bool isEnum)
{
    public string Name { get; } = name;

    public string FullName { get; } = scope.Length == 0 ? name : scope + "." + name;

    public bool IsEnum { get; } = isEnum;

    /// <summary>Numbers from 900,000 on are extensions.</summary>
    public bool IsExtendable { get; set; }

    public List<SchemaType> Nested { get; } = [];

    public NameTable Names { get; } = new();

    /// <summary>For an enum: its values.</summary>
    public List<(string Name, int Number)> Values { get; } = [];
}
