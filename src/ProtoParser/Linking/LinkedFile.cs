using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser;

/// <summary>A linked file with everything the linker had to say about it. The descriptor holds whatever resolved, errors or not.</summary>
public sealed class LinkedFile(FileDescriptor descriptor, IReadOnlyList<Diagnostic> diagnostics, bool hasErrors)
{
    public FileDescriptor Descriptor { get; } = descriptor;

    /// <summary>The linker's own findings in source order; those of the parser are not repeated.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    public bool HasErrors { get; } = hasErrors;
}

/// <summary>What an import statement leads to.</summary>
public readonly struct ResolvedImport
{
    private ResolvedImport(FileDescriptor? file, IReadOnlyList<string>? cycle)
    {
        File = file;
        Cycle = cycle;
    }

    /// <summary>The linked file; null when it was not found or is part of a cycle.</summary>
    public FileDescriptor? File { get; }

    /// <summary>The paths from the importing file back to itself; null unless the import closes a cycle.</summary>
    public IReadOnlyList<string>? Cycle { get; }

    /// <summary>An import that leads nowhere.</summary>
    public static ResolvedImport NotFound => default;

    public static ResolvedImport Found(FileDescriptor file) => new(file, null);

    public static ResolvedImport InCycle(IReadOnlyList<string> cycle) => new(null, cycle);
}
