using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>A sequence where a list or map of a message is wanted is spread: <c>user.Tags = names</c> is <c>user.Tags = [.. names]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CollectionConversionFix)), Shared]
public sealed class CollectionConversionFix : MessageCodeFix
{
    /// <summary>No conversion, and none that is implicit.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0029", "CS0266"];

    private protected override void Register(FixRequest request)
    {
        if (request.Node is not ExpressionSyntax expression || expression is InitializerExpressionSyntax)
            return;
        TypeInfo info = request.Model.GetTypeInfo(expression);
        if ((request.Types.IsRepeated(info.ConvertedType) || request.Types.IsMap(info.ConvertedType)) && IsSequence(info.Type))
            request.Offer("Spread the sequence", expression, ParseExpression($"[.. {expression}]").WithTriviaFrom(expression));
    }

    private static bool IsSequence(ITypeSymbol? type) => type is not null
        && type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(item => item.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
}
