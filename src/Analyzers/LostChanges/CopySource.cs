using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>Tells copies of messages that exist elsewhere from new messages.</summary>
internal static class CopySource
{
    public static bool IsCopy(VariableAccess set) => IsCopy(SyntaxOf(set));

    /// <summary>What a variable's value comes from: an expression where there is one, otherwise the pattern that declares the variable.</summary>
    public static SyntaxNode SyntaxOf(VariableAccess set) => set.Operation.Syntax switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => assignment.Right,
        PatternSyntax { Parent: IsPatternExpressionSyntax test } => test.Expression,
        SyntaxNode other => other,
    };

    private static bool IsCopy(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsCopy(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsCopy(suppressed.Operand),
        CastExpressionSyntax cast => IsCopy(cast.Expression),
        ConditionalExpressionSyntax conditional => IsCopy(conditional.WhenTrue) || IsCopy(conditional.WhenFalse),
        BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) => IsCopy(coalesce.Left) || IsCopy(coalesce.Right),
        SwitchExpressionSyntax choice => choice.Arms.Any(arm => IsCopy(arm.Expression)),
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax or LiteralExpressionSyntax or DefaultExpressionSyntax or ThrowExpressionSyntax => false,
        _ => true,
    };
}
