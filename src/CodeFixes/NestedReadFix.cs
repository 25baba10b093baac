using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.CodeFixes.Places;

namespace ProtoGen.CodeFixes;

/// <summary>A member of a field that may be absent: <c>user.Address.City</c>, <c>user.Address with { … }</c> read through <c>user.AddressOrDefault</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestedReadFix)), Shared]
public sealed class NestedReadFix : MessageCodeFix
{
    /// <summary>No such member of <c>T?</c>.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1061", "CS0117"];

    private protected override void Register(FixRequest request)
    {
        ExpressionSyntax? optional = request.Node switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name && !IsTarget(access) => access.Expression,
            SimpleNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: WithExpressionSyntax with } } } => with.Expression,
            _ => null,
        };
        if (optional is not null
            && new PlaceResolver(request.Model).Resolve(optional) is { IsNullable: true } place
            && request.Types.IsMessage(place.Type)
            && place.Kind is PlaceKind.Member or PlaceKind.Root
            && place.Read() is MemberAccessExpressionSyntax or IdentifierNameSyntax)
        {
            request.Offer("Read through to the default", optional, place.Read().WithTriviaFrom(optional));
        }
    }

    private static bool IsTarget(ExpressionSyntax expression)
    {
        while (expression.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            expression = (ExpressionSyntax)expression.Parent;
        return expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression;
    }
}
