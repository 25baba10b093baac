using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>
/// What the parser makes of one file: its syntax and what is wrong with it. Two are equal when their source texts are,
/// because parsing is a function of the text.
/// </summary>
public sealed class ParsedFile : IEquatable<ParsedFile>
{
    internal ParsedFile(FileSyntax syntax, Edition edition, IReadOnlyList<Diagnostic> diagnostics, bool hasErrors)
    {
        Syntax = syntax;
        Edition = edition;
        Diagnostics = diagnostics;
        HasErrors = hasErrors;
    }

    public SourceText Source => Syntax.Source;

    public FileSyntax Syntax { get; }

    /// <summary>The language level that the file was read with: proto2 when it does not say, the latest stable one when it names an unknown edition.</summary>
    public Edition Edition { get; }

    /// <summary>In source order; at most <see cref="DiagnosticBag.Limit"/>.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The file has at least one error; warnings do not count.</summary>
    public bool HasErrors { get; }

    public bool Equals(ParsedFile? other) => other is not null && Source.Equals(other.Source);

    public override bool Equals(object? obj) => Equals(obj as ParsedFile);

    public override int GetHashCode() => Source.GetHashCode();
}
