using System.Collections.Generic;

namespace ProtoGen.Parser;

/// <summary>
/// Collects the diagnostics of one file in the order in which they were found. Past <see cref="Limit"/> they are only counted as errors:
/// a damaged file must not cost memory without bound.
/// </summary>
public sealed class DiagnosticBag(SourceText source)
{
    /// <summary>More findings than anyone reads.</summary>
    public const int Limit = 1000;

    private readonly List<Diagnostic> _items = [];

    public SourceText Source { get; } = source;

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public void Report(DiagnosticRule rule, TextSpan span, params string[] arguments) => Report(rule, span, [], arguments);

    public void Report(DiagnosticRule rule, TextSpan span, IReadOnlyList<RelatedLocation> related, params string[] arguments)
    {
        HasErrors |= rule.Severity == DiagnosticSeverity.Error;
        if (_items.Count >= Limit)
            return;
        _items.Add(new Diagnostic(rule, SourceLocation.Of(Source, span), arguments, related));
    }
}
