using System;
using System.Collections.Generic;

namespace ProtoGen.Generator.Naming;

/// <summary>The closed lists of names that generated code has whatever the .proto says; they are claimed before any name of a .proto.</summary>
public static class FixedNames
{
    /// <summary>The static class that holds the nested types of a message.</summary>
    public const string Types = "Types";

    /// <summary>
    /// The static class that holds the extensions declared inside a message, and the end of the name of the one that holds a file's. A field of that
    /// name comes first, so that no field is renamed when a message gets its first extension.
    /// </summary>
    public const string Extensions = "Extensions";

    /// <summary>The constant with a service's full name.</summary>
    public const string ServiceName = "ServiceName";

    /// <summary>The field of a generated client that holds its call invoker.</summary>
    public const string Invoker = "_invoker";

    /// <summary>What every type has from <see cref="object"/>; a nested type or method of that name would hide it.</summary>
    internal static readonly HashSet<string> Object = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The members of every message struct. A message whose own name is in the list is renamed, since C# forbids a member named like its type.</summary>
    internal static readonly HashSet<string> Message = new(Object, StringComparer.Ordinal)
    {
        "Parse", "TryParse", "ParseDelimited", "TryParseDelimited", "ParseJson", "TryParseJson", "ParseText", "TryParseText", "MergeFrom",
        "ToByteArray", "WriteTo", "TryWriteTo", "WriteDelimitedTo", "CalculateSize", "ToJson", "ToText",
        "UnknownFields", "Descriptor", Types, "IsInitialized", "GetExtension", "GetExtensionOrDefault", "SetExtension", "HasExtension", "ClearExtension",
        "Merge", "Write", "AreEqual", "Hash", "WriteJson", "WriteJsonTo", "MergeJson", "_unknownFields", "_presence", "_",
        // What C# calls the accessors and operators.
        "get_UnknownFields", "set_UnknownFields", "get_Descriptor", "op_Equality", "op_Inequality",
    };

    /// <summary>Types in the global namespace must leave these alone: generated code begins its names with them, and the runtime has its extensions there.</summary>
    internal static readonly IReadOnlyList<string> GlobalNamespace = ["System", "ProtoGen", "ProtoGenMessages", "Microsoft", Alias];

    /// <summary>The alias of <c>ProtoGen.CodeGen</c> in generated files.</summary>
    internal const string Alias = "pgen";

    /// <summary>
    /// Words that mean a type to C# only while no type has the name: a message <c>nint</c> would change what generated code, and the user's, says.
    /// The discard is one of them.
    /// </summary>
    internal static readonly HashSet<string> AnyType = new(StringComparer.Ordinal) { "nint", "nuint", "var", "dynamic", "notnull", "unmanaged", "_" };

    internal static readonly HashSet<string> None = [];
}
