using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.CodeFixes.Places;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>
/// What the compiler refuses, a change of a part of a value that is only read (<c>user.Address.City = x</c>), becomes an assignment of the changed value:
/// <c>user.Address = user.AddressOrDefault with { City = x }</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestedSetFix)), Shared]
public sealed class NestedSetFix : MessageCodeFix
{
    /// <summary>
    /// No such member (of <c>T?</c>), not a variable, not assignable, read-only property or reference, foreach variable: what each of the spellings of a nested
    /// change is told.
    /// </summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1061", "CS1612", "CS0131", "CS0200", "CS8331", "CS8332", "CS1059"];

    private protected override void Register(FixRequest request)
    {
        ExpressionSyntax? change = request.Node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node =>
            TargetOf(node) is { } target && target.Span.IntersectsWith(request.Diagnostic.Location.SourceSpan));
        if (change is null)
            return;

        ExpressionSyntax outer = change;
        while (outer.Parent is ConditionalAccessExpressionSyntax access)
            outer = access;
        if (!request.IsStatement(outer))
            return;
        var resolver = new PlaceResolver(request.Model);
        if (resolver.Resolve(TargetOf(change)!) is not { } place || !IsAboutValues(place, request))
            return;

        if (outer.Parent is ExpressionStatementSyntax statement && ConditionOf(change, outer) is { } condition && resolver.Resolve(condition.Expression) is { IsNullable: true } optional && optional.IsRepeatable())
            OfferGuarded(request, change, place, optional, statement);
        if (place.IsRepeatable() && Store(request, place, change) is { } statements)
            request.OfferInPlaceOf("Assign the changed value", outer, statements);
    }

    private static void OfferGuarded(FixRequest request, ExpressionSyntax change, Place place, Place optional, ExpressionStatementSyntax statement)
    {
        string name = FreeNames.For(optional.Symbol?.Name ?? "value", request.Model, statement);
        if (Store(request, place.Rebase(optional, Place.CopyOf(optional, name)), change) is not { } statements)
            return;
        string body = statements.Count == 1 ? statements[0].ToString() : $"{{\n{string.Join("\n", statements)}\n}}";
        StatementSyntax guarded = ParseStatement($"if ({optional.Name()} is {{ }} {name})\n{body}");
        request.Offer("Assign the changed value if there is one", statement, Statements.InPlaceOf([guarded], statement));
    }

    private static IReadOnlyList<StatementSyntax>? Store(FixRequest request, Place place, ExpressionSyntax change) =>
        new PlaceWriter(request.Model, request.Types, change).Store(place, NewValue(place, change));

    private static ExpressionSyntax NewValue(Place place, ExpressionSyntax change)
    {
        if (change is not AssignmentExpressionSyntax assignment)
            return ParseExpression($"{place.Read()} {Operators.OfStep(change)} 1");
        ExpressionSyntax value = assignment.Right.WithoutTrivia();
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            return value;
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
            return ParseExpression($"{place.Name()} ?? {Operators.InParentheses(value)}");
        return ParseExpression($"{place.Read()} {Operators.OfAssignment(assignment)} {Operators.InParentheses(value)}");
    }

    /// <summary>What an expression assigns to.</summary>
    private static ExpressionSyntax? TargetOf(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => assignment.Left,
        PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression => postfix.Operand,
        PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => prefix.Operand,
        _ => null,
    };

    /// <summary>The one <c>?.</c> of a change.</summary>
    private static ConditionalAccessExpressionSyntax? ConditionOf(ExpressionSyntax change, ExpressionSyntax outer)
    {
        ConditionalAccessExpressionSyntax[] all =
            [
                .. change.Ancestors().TakeWhile(node => node != outer.Parent).OfType<ConditionalAccessExpressionSyntax>(),
                .. TargetOf(change)!.DescendantNodesAndSelf().OfType<ConditionalAccessExpressionSyntax>(),
            ];
        return all.Length == 1 ? all[0] : null;
    }

    /// <summary>Somewhere on the path is a message; other structs are no business of ours.</summary>
    private static bool IsAboutValues(Place place, FixRequest request)
    {
        for (Place? part = place.Receiver; part is not null; part = part.Receiver)
        {
            if (request.Types.IsMessage(part.Type))
                return true;
        }
        return false;
    }
}
