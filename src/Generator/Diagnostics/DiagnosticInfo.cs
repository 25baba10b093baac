using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Diagnostics;

/// <summary>A place in a file as the compiler knows the file: zero-based line and column. Equality is by value.</summary>
internal sealed record PlaceInfo(string FilePath, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The place of a file as a whole.</summary>
    public static PlaceInfo StartOf(string filePath) => new(filePath, 0, 0, 0, 0, 0, 0);

    /// <summary>The place of a declaration's name; that of the file when there is no declaration.</summary>
    public static PlaceInfo Of(ParsedProto file, Descriptor? descriptor)
    {
        if (descriptor is null)
            return StartOf(file.FilePath);
        return Of(SourceLocation.Of(file.Source, descriptor.NameSpan));
    }

    /// <param name="location">A place of the front-end. Texts of the project are named by the path that the compiler knows.</param>
    public static PlaceInfo Of(SourceLocation location) =>
        new(location.Path, location.Span.Start, location.Span.Length, location.Line, location.Column, location.EndLine, location.EndColumn);
}

/// <summary>A finding on its way to Roslyn, without any Roslyn object in it. Equality is by value.</summary>
internal sealed record DiagnosticInfo(DiagnosticRule Rule, ImmutableEquatableArray<string> Arguments, PlaceInfo Place, ImmutableEquatableArray<PlaceInfo> Related)
{
    public static DiagnosticInfo ForFile(DiagnosticRule rule, string filePath, params IEnumerable<string> arguments) =>
        new(rule, arguments.ToImmutableEquatableArray(), PlaceInfo.StartOf(filePath), []);

    /// <summary>A finding about the project as a whole, which has no place.</summary>
    public static DiagnosticInfo ForProject(DiagnosticRule rule, params IEnumerable<string> arguments) => ForFile(rule, "", arguments);

    public static DiagnosticInfo From(Diagnostic diagnostic) =>
        new(
            diagnostic.Rule,
            diagnostic.Arguments.ToImmutableEquatableArray(),
            PlaceInfo.Of(diagnostic.Location),
            diagnostic.Related.Select(related => PlaceInfo.Of(related.Location)).ToImmutableEquatableArray());
}
