using System.Collections.Generic;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Text;

/// <summary>What a name in a comment means.</summary>
/// <param name="Reference">What stands in a <c>cref</c>; null for a declaration that is there but that no <c>cref</c> can name for sure.</param>
public readonly record struct DocLink(string? Reference);

/// <summary>
/// Finds the declaration that a comment names, by protobuf's own rules: the scope of the commented declaration first, then the scopes around it. Only what surely
/// is there in C# is linked to, because a <c>cref</c> that leads nowhere is a warning (CS1574) in the user's build.
/// </summary>
internal static class DocLinks
{
    /// <param name="name">As written: dotted, maybe with a leading dot.</param>
    /// <param name="from">The commented declaration.</param>
    public static DocLink? Find(string name, Descriptor from, CSharpNames names)
    {
        if (Lookup(name, from) is not { } found)
            return null;
        return new DocLink(Reference(found, names));
    }

    private static Descriptor? Lookup(string name, Descriptor from)
    {
        if (name[0] == '.')
            return FindFull(name.Substring(1), from.File);
        for (string scope = from.FullName; ; scope = scope.Substring(0, scope.LastIndexOf('.')))
        {
            if (FindFull(scope + "." + name, from.File) is { } inner)
                return inner;
            if (scope.IndexOf('.') < 0)
                return FindFull(name, from.File);
        }
    }

    /// <summary>In the file and what it imports: the compiler sees no more of the schema than the file does.</summary>
    private static Descriptor? FindFull(string fullName, FileDescriptor file)
    {
        Descriptor? found = file.FindSymbol(fullName);
        for (int i = 0; found is null && i < file.Dependencies.Count; i++)
            found = file.Dependencies[i].FindSymbol(fullName) ?? FindPublic(fullName, file.Dependencies[i]);
        return found;
    }

    private static Descriptor? FindPublic(string fullName, FileDescriptor file)
    {
        if (file.PublicDependencies.Count == 0)
            return null;
        var seen = new HashSet<FileDescriptor>(ReferenceComparer<FileDescriptor>.Instance);
        var open = new Stack<FileDescriptor>(file.PublicDependencies);
        while (open.Count > 0)
        {
            FileDescriptor import = open.Pop();
            if (!seen.Add(import))
                continue;
            if (import.FindSymbol(fullName) is { } found)
                return found;
            foreach (FileDescriptor next in import.PublicDependencies)
                open.Push(next);
        }
        return null;
    }

    private static string? Reference(Descriptor found, CSharpNames names) => found switch
    {
        MessageDescriptor { IsMapEntry: false } message => names.TypeName(message),
        EnumDescriptor type => names.TypeName(type),
        EnumValueDescriptor value => names.TypeName(value.Enum) + "." + names.EnumValue(value),
        FieldDescriptor { IsExtension: false, ContainingType.IsMapEntry: false } field => names.TypeName(field.ContainingType) + "." + names.Message(field.ContainingType)[field].Property,
        OneofDescriptor { IsSynthetic: false } oneof => names.TypeName(oneof.ContainingType) + "." + names.Message(oneof.ContainingType)[oneof].CaseProperty,
        _ => null,
    };
}
