using System;
using System.Collections.Generic;
using System.Text;

namespace ProtoGen.Generator.Naming;

/// <summary>What may stand as an identifier in C#.</summary>
public static class Identifiers
{
    private static readonly HashSet<string> _keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
        // Words with a meaning only in places; several of them cannot name a type without the @.
        "add", "alias", "allows", "and", "ascending", "async", "await", "by", "closed", "descending", "dynamic", "equals", "extension", "field", "file",
        "from", "get", "global", "group", "init", "into", "join", "let", "managed", "nameof", "nint", "not", "notnull", "nuint", "on", "or",
        "orderby", "partial", "record", "remove", "required", "safe", "scoped", "select", "set", "union", "unmanaged", "value", "var", "when", "where",
        "with", "yield",
    };

    /// <summary>The name as source text: keywords get <c>@</c>.</summary>
    public static string Escape(string name) => _keywords.Contains(name) ? "@" + name : name;

    /// <summary>Whether a dotted name can stand after <c>namespace</c> as it is, keywords aside.</summary>
    public static bool IsNamespace(string name)
    {
        foreach (string segment in name.Split('.'))
        {
            if (segment.Length == 0 || segment != Clean(segment))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Makes any text a namespace. What a file's <c>csharp_namespace</c> says is free text to protobuf, so this is what keeps it from
    /// being code: other characters than letters, digits and underscores become underscores, empty segments go.
    /// </summary>
    public static string ToNamespace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (string segment in text.Split('.'))
        {
            if (segment.Length == 0)
                continue;
            if (result.Length > 0)
                result.Append('.');
            result.Append(Escape(Clean(segment)));
        }
        return result.ToString();
    }

    private static string Clean(string segment)
    {
        var result = new StringBuilder(segment.Length);
        foreach (char c in segment)
        {
            bool legal = char.IsLetter(c) || c == '_' || c is >= '0' and <= '9';
            if (result.Length == 0 && c is >= '0' and <= '9')
                result.Append('_');
            result.Append(legal ? c : '_');
        }
        return result.ToString();
    }
}
