namespace ProtoGen.EveryValid.Hostile;

/// <summary>Names that have a meaning in C#, in .NET, in the runtime or in generated code, and ways to make a near twin of a name.</summary>
internal static class HostileNames
{
    private static readonly string[] _plain = ["order", "phone", "Chat", "user", "item", "Kind", "data", "A", "b", "x1", "my_field", "HTTPServer"];

    private static readonly string[] _keywords =
    [
        "class", "string", "int", "event", "params", "namespace", "operator", "this", "base", "default", "object", "ref", "void", "new", "static", "is", "null", "true",
        "record", "required", "scoped", "var", "dynamic", "file", "field", "value", "get", "set", "init", "partial", "async", "await", "nameof", "extension", "nint", "nuint",
        "notnull", "unmanaged", "where", "yield", "global", "when", "with", "and", "or", "not", "managed", "allows", "args", "union", "add", "remove", "from", "select", "_", "__", "___", "_1", "a_1", "A1",
    ];

    private static readonly string[] _fixed =
    [
        "Equals", "equals", "GetHashCode", "get_hash_code", "ToString", "to_string", "GetType", "get_type", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "Descriptor", "descriptor", "Types", "types", "Parse", "parse", "TryParse", "MergeFrom", "merge_from", "merge", "Write", "write_to", "hash", "AreEqual", "ToJson", "to_json", "ParseText",
        "UnknownFields", "unknown_fields", "IsInitialized", "CalculateSize", "Extensions", "extensions", "ServiceName", "service_name", "Bind", "FullName", "full_name", "Trim", "op_Equality", "op_Implicit",
        "Item", "get_Item", "get_Phone", "set_phone", "ctor", "None", "none", "value__", "Clear", "Has", "Case", "OneofCase", "OrDefault", "FieldNumber", "Load", "Deconstruct", "PrintMembers", "EqualityContract", "Clone",
    ];

    private static readonly string[] _locals =
    [
        "message", "writer", "start", "pos", "end", "state", "tag", "result", "left", "right", "i", "other", "obj", "options", "output", "input", "stream", "bytes", "isKnown", "growing", "is_known", "name", "reader", "request", "requests",
        "responses", "context", "client", "channel", "invoker", "_invoker", "headers", "deadline", "cancellation_token", "binder", "service", "presence", "_presence", "_presence0", "unknown", "count", "key", "length", "box", "slot", "json", "text", "since", "budget",
    ];

    private static readonly string[] _types =
    [
        "System", "ProtoGen", "Microsoft", "pgen", "Google", "String", "Int32", "Object", "Type", "Enum", "Attribute", "Obsolete", "ObsoleteAttribute", "Nullable", "Span", "ReadOnlySpan", "Array", "Task", "ValueTask", "DateTime", "Exception", "Func", "Action",
        "Box", "Repeated", "Map", "ByteString", "IMessage", "T", "TSelf", "TValue", "TMessage", "CodeGen", "Extension", "Metadata", "CallOptions", "Status", "Timestamp", "Duration", "Any", "Empty", "Linq", "Collections", "CodeDom", "GeneratedCode", "Console", "Generic",
    ];

    private static readonly string[][] _pools = [_plain, _keywords, _fixed, _locals, _types];

    public static string Pick(Random random)
    {
        string[] pool = _pools[random.Next(_pools.Length)];
        return pool[random.Next(pool.Length)];
    }

    /// <summary>A name that becomes, or may be taken for, a C# name made from <paramref name="name"/>.</summary>
    public static string Twin(Random random, string name) => random.Next(22) switch
    {
        0 => name + "_or_default",
        1 => "has_" + name,
        2 => name + "_field_number",
        3 => name + "_case",
        4 => "clear_" + name,
        5 => name + "_oneof_case",
        6 => name + "_",
        7 => "_" + name,
        8 => name.ToUpperInvariant(),
        9 => name.ToLowerInvariant(),
        10 => char.ToUpperInvariant(name[0]) + name[1..],
        11 => name.Replace("_", "", StringComparison.Ordinal) is { Length: > 0 } bare && !char.IsAsciiDigit(bare[0]) ? bare : name + "1",
        12 => name + "OrDefault",
        13 => "Has" + name,
        14 => name + "Async",
        15 => name + "Base",
        16 => name + "Client",
        17 => "I" + name + "Client",
        18 => name + "ClientExtensions",
        19 => name + "Extensions",
        20 => "s_" + name,
        _ => name + "1",
    };
}
