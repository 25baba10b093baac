using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ProtoGen.Parser;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;
using Severity = ProtoGen.Parser.DiagnosticSeverity;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace ProtoGen.Generator.Diagnostics;

/// <summary>Makes Roslyn diagnostics; the one place where the two worlds meet.</summary>
internal static class DiagnosticReporter
{
    private const string Category = "ProtoGen";

    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> _descriptors = new(System.StringComparer.Ordinal);

    public static RoslynDiagnostic ToRoslyn(DiagnosticInfo info) =>
        RoslynDiagnostic.Create(
            DescriptorOf(info.Rule),
            ToLocation(info.Place),
            info.Related.Select(ToLocation),
            info.Arguments.ToArray<object>());

    public static DiagnosticDescriptor DescriptorOf(DiagnosticRule rule) => _descriptors.GetOrAdd(rule.Id, _ => Describe(rule));

    private static DiagnosticDescriptor Describe(DiagnosticRule rule)
    {
        // An error means that types are missing, so no setting may hide it; how loud a warning is belongs to the user.
        bool isError = rule.Severity == Severity.Error;
        return new DiagnosticDescriptor(
            rule.Id, rule.Title, rule.MessageFormat, Category,
            isError ? RoslynSeverity.Error : RoslynSeverity.Warning,
            isEnabledByDefault: true,
            description: rule.Help,
            customTags: isError ? [WellKnownDiagnosticTags.NotConfigurable] : []);
    }

    private static Location ToLocation(PlaceInfo place) =>
        place.FilePath.Length == 0 ? Location.None : Location.Create(
            place.FilePath,
            new TextSpan(place.Start, place.Length),
            new LinePositionSpan(new LinePosition(place.Line, place.Column), new LinePosition(place.EndLine, place.EndColumn)));
}
