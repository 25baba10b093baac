using System;
using System.Collections.Generic;
using ProtoGen.Generator.Naming;

namespace ProtoGen.Generator.Messages;

/// <summary>Names of local variables in codec methods.</summary>
internal static class LocalNames
{
    private static readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        "message", "writer", "start", "pos", "end", "state", "tag", "value", "isKnown", "growing", "left", "right", "hash", "i", "unknownFields",
    };

    /// <summary>The local that holds a property's value. No property ends in two underscores, so the result is unique as the property is.</summary>
    public static string Of(string property)
    {
        string name = NameCasing.LowerFirst(property);
        return _taken.Contains(name) ? name + "__" : Identifiers.Escape(name);
    }
}
