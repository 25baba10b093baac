using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>What the passes over one file share. Lists are in declaration order, outer before inner.</summary>
internal sealed class LinkContext
{
    public LinkContext(ParsedFile parsed, string importPath, IReadOnlyList<ResolvedImport> imports, Func<string, string?>? findDefiningFile)
    {
        FileSyntax syntax = parsed.Syntax;
        Syntax = syntax;
        HasSyntaxErrors = parsed.HasErrors;
        Imports = imports;
        Diagnostics = new DiagnosticBag(syntax.Source);
        File = new FileDescriptor
        {
            Name = importPath,
            FullName = importPath,
            Package = syntax.Package?.Name.Text ?? "",
            Edition = parsed.Edition,
            Source = syntax.Source,
            Syntax = syntax,
            Comments = syntax.Package?.Comments,
            NameSpan = syntax.Package?.Name.Span ?? default,
            Declaration = syntax,
            Symbols = new Dictionary<string, Descriptor>(SymbolCount.Of(syntax), StringComparer.Ordinal),
        };
        File.File = File;
        File.Features = FeatureSet.DefaultsOf(File.Edition);
        Names = new NameResolver(this, findDefiningFile);
    }

    public FileSyntax Syntax { get; }

    public IReadOnlyList<ResolvedImport> Imports { get; }

    /// <summary>Parts of the file may be missing; what follows from their absence is not reported.</summary>
    public bool HasSyntaxErrors { get; }

    /// <summary>An import was not found or closes a cycle.</summary>
    public bool HasFailedImports { get; set; }

    public FileDescriptor File { get; }

    public DiagnosticBag Diagnostics { get; }

    public NameResolver Names { get; }

    public Edition Edition => File.Edition;

    public bool IsEditions => File.Edition >= Edition.Edition2023;

    /// <summary>All messages, map entries included.</summary>
    public List<MessageDescriptor> Messages { get; } = [];

    public List<EnumDescriptor> Enums { get; } = [];

    /// <summary>All fields and extensions, those of map entries included.</summary>
    public List<FieldDescriptor> Fields { get; } = [];

    public List<OneofDescriptor> Oneofs { get; } = [];

    /// <summary>Every element with options, for both rounds of interpretation.</summary>
    public List<OptionScope> OptionScopes { get; } = [];

    /// <summary>The messages of groups, by the syntax that they were declared with.</summary>
    public Dictionary<MessageSyntax, MessageDescriptor> Groups { get; } = [];

    /// <summary>Fields whose type or extendee did not resolve; they are not checked further, and dropped in the end.</summary>
    public HashSet<FieldDescriptor> Unresolved { get; } = [];

    /// <summary>Methods whose request or response did not resolve.</summary>
    public HashSet<MethodDescriptor> UnresolvedMethods { get; } = [];

    public void Report(DiagnosticRule rule, TextSpan span, params string[] arguments) => Diagnostics.Report(rule, span, arguments);

    /// <summary>Reports with a second place, "first one is here" and the like, in whichever file that is.</summary>
    public void Report(DiagnosticRule rule, TextSpan span, Descriptor related, string relatedMessage, params string[] arguments) =>
        Diagnostics.Report(rule, span, [new RelatedLocation(SourceLocation.Of(related.File.Source, related.NameSpan), relatedMessage)], arguments);

    public IReadOnlyList<Diagnostic> SortedDiagnostics()
    {
        var sorted = new List<Diagnostic>(Diagnostics.Items);
        // Passes find things out of order; a stable sort keeps what one pass said about one place together.
        var order = new Dictionary<Diagnostic, int>(ReferenceComparer<Diagnostic>.Instance);
        for (int i = 0; i < sorted.Count; i++)
            order[sorted[i]] = i;
        sorted.Sort((left, right) =>
        {
            int byPlace = left.Location.Span.Start.CompareTo(right.Location.Span.Start);
            return byPlace != 0 ? byPlace : order[left].CompareTo(order[right]);
        });
        return sorted;
    }
}
