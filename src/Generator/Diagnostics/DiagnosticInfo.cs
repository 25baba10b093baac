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
        SourceLocation location = SourceLocation.Of(file.Source, descriptor.NameSpan);
        return new PlaceInfo(file.FilePath, location.Span.Start, location.Span.Length, location.Line, location.Column, location.EndLine, location.EndColumn);
    }
}

/// <summary>A finding on its way to Roslyn, without any Roslyn object in it. Equality is by value.</summary>
internal sealed record DiagnosticInfo(DiagnosticRule Rule, ImmutableEquatableArray<string> Arguments, PlaceInfo Place, ImmutableEquatableArray<PlaceInfo> Related)
{
    public static DiagnosticInfo ForFile(DiagnosticRule rule, string filePath, params IEnumerable<string> arguments) =>
        new(rule, arguments.ToImmutableEquatableArray(), PlaceInfo.StartOf(filePath), []);

    /// <param name="diagnostic">A finding of the front-end, whose places name import paths.</param>
    /// <param name="filePaths">File path by import path; a bundled file has none and keeps its import path.</param>
    public static DiagnosticInfo From(Diagnostic diagnostic, IReadOnlyDictionary<string, ParsedProto> filePaths) =>
        new(
            diagnostic.Rule,
            diagnostic.Arguments.ToImmutableEquatableArray(),
            PlaceOf(diagnostic.Location, filePaths),
            diagnostic.Related.Select(related => PlaceOf(related.Location, filePaths)).ToImmutableEquatableArray());

    private static PlaceInfo PlaceOf(SourceLocation location, IReadOnlyDictionary<string, ParsedProto> filePaths) =>
        new(
            filePaths.TryGetValue(location.Path, out ParsedProto? file) ? file.FilePath : location.Path,
            location.Span.Start, location.Span.Length, location.Line, location.Column, location.EndLine, location.EndColumn);
}
