using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;
using ProtoGen.CodeFixes.Places;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary><c>x.F++</c> becomes <c>x.F = x.FOrDefault + 1</c>, where nothing uses the value of the old expression.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArithmeticOnAbsentFix)), Shared]
public sealed class ArithmeticOnAbsentFix : MessageCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.ArithmeticOnAbsent.Id];

    private protected override void Register(FixRequest request)
    {
        if (request.Node is not ExpressionSyntax expression || (expression.Parent is not ForStatementSyntax && !request.IsStatement(expression)))
            return;
        (ExpressionSyntax? target, string? operation, ExpressionSyntax? operand) = expression switch
        {
            AssignmentExpressionSyntax assignment => (assignment.Left, Operators.OfAssignment(assignment), Read(assignment.Right, request)),
            PostfixUnaryExpressionSyntax postfix => (postfix.Operand, Operators.OfStep(postfix), ParseExpression("1")),
            PrefixUnaryExpressionSyntax prefix => (prefix.Operand, Operators.OfStep(prefix), ParseExpression("1")),
            _ => default,
        };
        if (target is null || operation is null || operand is null || new PlaceResolver(request.Model).Resolve(target) is not { } place || !place.IsRepeatable())
            return;
        ExpressionSyntax changed = ParseExpression($"{target} = {place.Read()} {operation} {Operators.InParentheses(operand.WithoutTrivia())}");
        request.Offer("Start from the default", expression, changed.WithTriviaFrom(expression));
    }

    /// <summary>The operand, which must not be null either; null where that cannot be had.</summary>
    private static ExpressionSyntax? Read(ExpressionSyntax operand, FixRequest request)
    {
        if (request.Model.GetTypeInfo(operand).Type.NullableOf() is null)
            return operand;
        return request.Model.GetSymbolInfo(operand).Symbol is IPropertySymbol field && MessageMembers.OrDefaultOf(field) is not null
            ? new PlaceResolver(request.Model).Resolve(operand)?.Read()
            : null;
    }
}
