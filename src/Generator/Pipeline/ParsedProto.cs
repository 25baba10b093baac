using System;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// A parsed .proto file and what is needed to generate from it. Equal when text, places and options are equal: the parse is a
/// function of those. The driver keeps the first of equal values, so identity may serve as a key for what is derived from it.
/// </summary>
internal sealed class ParsedProto(string filePath, string fullPath, FileOptions options, ParsedFile parsed, ProtoProblem? problem, bool isGenerated)
    : IEquatable<ParsedProto>
{
    /// <summary>The path as the compiler got it; diagnostics show it.</summary>
    public string FilePath { get; } = filePath;

    /// <summary>The normalised path, for telling files apart and for finding imports by their suffix.</summary>
    public string FullPath { get; } = fullPath;

    public FileOptions Options { get; } = options;

    public ParsedFile Parsed { get; } = parsed;

    /// <summary>What is wrong with the file as a whole; null when nothing is.</summary>
    public ProtoProblem? Problem { get; } = problem;

    /// <summary>False for files that are only there to be imported: the bundled ones, and those whose types the runtime holds.</summary>
    public bool IsGenerated { get; } = isGenerated;

    public SourceText Source => Parsed.Syntax.Source;

    public string ImportPath => Source.Path;

    public bool Equals(ParsedProto? other) =>
        ReferenceEquals(this, other)
        || (other is not null && FilePath == other.FilePath && FullPath == other.FullPath && IsGenerated == other.IsGenerated
            && Options == other.Options && Problem == other.Problem && Source.Equals(other.Source));

    public override bool Equals(object? obj) => Equals(obj as ParsedProto);

    public override int GetHashCode() => FullPath.GetHashCode();
}

/// <summary>Something wrong with a file as a whole, told at its start.</summary>
internal sealed record ProtoProblem(DiagnosticRule Rule, ImmutableEquatableArray<string> Arguments);
