using System;
using System.Collections.Generic;
using System.Linq;

namespace ProtoGen.Parser;

public enum DiagnosticSeverity
{
    Warning,
    Error,
}

/// <summary>A place in a .proto file: the path of its text, span, and zero-based line and column of its start and end. Equality is by value.</summary>
public sealed record SourceLocation(string Path, TextSpan Span, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A place in a text; in one that was made from a descriptor, which nobody has before their eyes, the start of the file.</summary>
    public static SourceLocation Of(SourceText source, TextSpan span)
    {
        if (source.IsFromDescriptor)
            return new SourceLocation(source.Path, default, 0, 0, 0, 0);
        (int line, int column) = source.GetLocation(span.Start);
        (int endLine, int endColumn) = source.GetLocation(span.End);
        return new SourceLocation(source.Path, span, line, column, endLine, endColumn);
    }
}

/// <summary>A second place that a diagnostic speaks of, such as the first of two equal names.</summary>
public sealed record RelatedLocation(SourceLocation Location, string Message);

/// <summary>One row of the catalog: what an id means, whatever its arguments.</summary>
public sealed record DiagnosticRule(string Id, DiagnosticSeverity Severity, string Title, string MessageFormat, string Help);

/// <summary>A finding about a .proto file. Equality is by value: rule id, arguments and places.</summary>
public sealed class Diagnostic(DiagnosticRule rule, SourceLocation location, IReadOnlyList<string> arguments, IReadOnlyList<RelatedLocation> related)
    : IEquatable<Diagnostic>
{
    public DiagnosticRule Rule { get; } = rule;

    public string Id => Rule.Id;

    public DiagnosticSeverity Severity => Rule.Severity;

    public SourceLocation Location { get; } = location;

    public IReadOnlyList<string> Arguments { get; } = arguments;

    public IReadOnlyList<RelatedLocation> Related { get; } = related;

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.MessageFormat, Arguments.ToArray<object>());

    public bool Equals(Diagnostic? other) =>
        other is not null && Id == other.Id && Location == other.Location
        && Arguments.SequenceEqual(other.Arguments) && Related.SequenceEqual(other.Related);

    public override bool Equals(object? obj) => Equals(obj as Diagnostic);

    public override int GetHashCode() => unchecked((Id.GetHashCode() * 397) ^ Location.GetHashCode());

    /// <summary><c>path(line,column): error PGEN0000: text</c>, one-based as compilers print it.</summary>
    public override string ToString() =>
        $"{Location.Path}({Location.Line + 1},{Location.Column + 1}): {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Id}: {Message}";
}
