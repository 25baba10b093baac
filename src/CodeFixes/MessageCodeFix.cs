using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ProtoGen.Analyzers;

namespace ProtoGen.CodeFixes;

/// <summary>What the code fixes share: nothing is offered where the runtime is not referenced, and one edit is made per finding.</summary>
public abstract class MessageCodeFix : CodeFixProvider
{
    private protected MessageCodeFix()
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneByOneFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is null || RuntimeTypes.Of(model.Compilation) is not { } types)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var request = new FixRequest(context, diagnostic, root, model, types);
            if (await CanFixAsync(request).ConfigureAwait(false))
                Register(request);
        }
    }

    private protected abstract void Register(FixRequest request);

    /// <summary>False when something in other files would break; analyzers, which look at one, do not know.</summary>
    private protected virtual Task<bool> CanFixAsync(FixRequest request) => Task.FromResult(true);
}
