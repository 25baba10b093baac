using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ProtoGen.CodeFixes;

/// <summary>
/// Fixes one finding of a file after the other, each in what the last one left: fixes that bring variables would give two of them one name if they were all made from the original.
/// </summary>
internal sealed class OneByOneFixAll : DocumentBasedFixAllProvider
{
    public static readonly OneByOneFixAll Instance = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false))!;
        (Diagnostic Diagnostic, SyntaxNode[] Places)[] findings =
            [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => (diagnostic, PlacesOf(diagnostic, root)))];
        document = document.WithSyntaxRoot(root.TrackNodes(findings.SelectMany(finding => finding.Places).Distinct()));

        foreach ((Diagnostic diagnostic, SyntaxNode[] places) in findings)
        {
            SyntaxNode current = (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false))!;
            Location?[] moved = [.. places.Select(place => current.GetCurrentNode(place)?.GetLocation())];

            // What another fix has taken along is left for the next time.
            if (!moved.Contains(null))
                document = await FixAsync(fixAllContext, document, Diagnostic.Create(diagnostic.Descriptor, moved[0], moved.Skip(1).OfType<Location>(), diagnostic.Properties)).ConfigureAwait(false);
        }
        return document;
    }

    private static SyntaxNode[] PlacesOf(Diagnostic diagnostic, SyntaxNode root) =>
        [.. new[] { diagnostic.Location }.Concat(diagnostic.AdditionalLocations).Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true))];

    private static async Task<Document> FixAsync(FixAllContext context, Document document, Diagnostic diagnostic)
    {
        CodeAction? found = null;
        var fix = new CodeFixContext(document, diagnostic, (action, _) => found ??= action.EquivalenceKey == context.CodeActionEquivalenceKey ? action : null, context.CancellationToken);
        await context.CodeFixProvider.RegisterCodeFixesAsync(fix).ConfigureAwait(false);
        if (found is null)
            return document;
        ImmutableArray<CodeActionOperation> operations = await found.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().First().ChangedSolution.GetDocument(document.Id)!;
    }
}
