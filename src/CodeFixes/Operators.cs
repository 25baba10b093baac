using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProtoGen.CodeFixes;

internal static class Operators
{
    /// <summary>The operator of <c>x += y</c> and its like, such as <c>+</c>.</summary>
    public static string OfAssignment(AssignmentExpressionSyntax assignment) => assignment.OperatorToken.Text.TrimEnd('=');

    /// <summary>The operator of <c>x++</c> and <c>x--</c>, <c>+</c> or <c>-</c>.</summary>
    public static string OfStep(ExpressionSyntax step) =>
        step.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression ? "+" : "-";

    /// <summary>An expression as an operand: in parentheses unless it binds as tightly as a name.</summary>
    public static ExpressionSyntax InParentheses(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax or InterpolatedStringExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression);
}
