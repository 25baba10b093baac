using System.Collections.Generic;

namespace ProtoGen.Parser;

/// <summary>Collects the diagnostics of one file in the order in which they were found.</summary>
public sealed class DiagnosticBag(SourceText source)
{
    private readonly List<Diagnostic> _items = [];

    public SourceText Source { get; } = source;

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public void Report(DiagnosticRule rule, TextSpan span, params string[] arguments) => Report(rule, span, [], arguments);

    public void Report(DiagnosticRule rule, TextSpan span, IReadOnlyList<RelatedLocation> related, params string[] arguments)
    {
        HasErrors |= rule.Severity == DiagnosticSeverity.Error;
        _items.Add(new Diagnostic(rule, SourceLocation.Of(Source, span), arguments, related));
    }
}
