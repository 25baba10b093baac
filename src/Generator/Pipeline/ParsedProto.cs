using System;
using System.Threading;
using ProtoGen.Generator.References;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// A .proto file and what is needed to generate from it. Equal when text, places and options are equal: the parse is a
/// function of those. The driver keeps the first of equal values, so identity may serve as a key for what is derived from it.
/// </summary>
/// <param name="filePath">The path as the compiler got it; diagnostics show it.</param>
/// <param name="fullPath">The normalised path, for telling files apart and for finding imports by their suffix.</param>
/// <param name="options">What the project says about the file.</param>
/// <param name="source">The text, named by <paramref name="filePath"/>.</param>
internal sealed class ParsedProto(string filePath, string fullPath, FileOptions options, SourceText source) : IEquatable<ParsedProto>
{
    private ParsedFile? _parsed;

    public string FilePath { get; } = filePath;

    public string FullPath { get; } = fullPath;

    public FileOptions Options { get; } = options;

    /// <summary>The syntax, made when first asked for: of a folder that is there to be imported from, most files are never asked for.</summary>
    public ParsedFile Parsed => _parsed ?? Interlocked.CompareExchange(ref _parsed, ProtoParser.Parse(Source), null) ?? _parsed!;

    /// <summary>The import path as far as the file alone tells it; the imports of other files may tell another one, see <see cref="ImportPaths"/>.</summary>
    public required string DefaultImportPath { get; init; }

    /// <summary>The folder that the project said import paths start from, normalised; null when it said none.</summary>
    public string? Root { get; init; }

    /// <summary>The file lies outside the project and has no place in it either, so its name is all there is for a <see cref="DefaultImportPath"/>.</summary>
    public bool IsPathless { get; init; }

    /// <summary>What is wrong with the file as a whole; null when nothing is.</summary>
    public ProtoProblem? Problem { get; init; }

    /// <summary>C# is made of it, unless its types exist already. False for files that are only there to be imported, and for unreadable ones.</summary>
    public bool IsSource { get; init; }

    /// <summary>The project is the runtime itself, which is where the types of the bundled files are made.</summary>
    public bool IsRuntimeSource { get; init; }

    /// <summary>Where the compiled types are, for a file of a referenced assembly; null for others.</summary>
    public ReferencedFile? Reference { get; init; }

    public SourceText Source { get; } = source;

    public bool Equals(ParsedProto? other) =>
        ReferenceEquals(this, other)
        || (other is not null && FilePath == other.FilePath && FullPath == other.FullPath && DefaultImportPath == other.DefaultImportPath && Root == other.Root
            && IsPathless == other.IsPathless && IsSource == other.IsSource && IsRuntimeSource == other.IsRuntimeSource && Options == other.Options
            && Problem == other.Problem && Reference == other.Reference && Source.Equals(other.Source));

    public override bool Equals(object? obj) => Equals(obj as ParsedProto);

    public override int GetHashCode() => FullPath.GetHashCode();
}

/// <summary>Something wrong with a file as a whole, told at its start.</summary>
internal sealed record ProtoProblem(DiagnosticRule Rule, ImmutableEquatableArray<string> Arguments);
