using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;

namespace ProtoGen.CodeFixes.Places;

/// <summary>Finds the place that an expression reads or writes.</summary>
internal sealed class PlaceResolver(SemanticModel model)
{
    /// <summary>Null when a part of the expression has no known type or member.</summary>
    public Place? Resolve(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Resolve(parenthesized.Expression);
            case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Resolve(suppressed.Operand);
            case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression):
                return Resolve(coalesce.Left) is { IsNullable: true } nullable ? nullable : RootOf(coalesce);
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "GetValueOrDefault" } call }:
                return Resolve(call.Expression) is { IsNullable: true } value ? value : RootOf(expression);
            case MemberAccessExpressionSyntax access when !IsStatic(access):
                return MemberOf(Resolve(access.Expression), access.Name.Identifier.Text);
            case MemberBindingExpressionSyntax binding:
                return MemberOf(ReceiverOf(binding), binding.Name.Identifier.Text);
            case ElementAccessExpressionSyntax access:
                return ElementOf(Resolve(access.Expression), access, access.ArgumentList);
            case ElementBindingExpressionSyntax binding:
                return ElementOf(ReceiverOf(binding), binding, binding.ArgumentList);
            case ConditionalAccessExpressionSyntax conditional:
                return Resolve(conditional.WhenNotNull);
            default:
                return RootOf(expression);
        }
    }

    private Place? RootOf(ExpressionSyntax expression)
    {
        ISymbol? symbol = model.GetSymbolInfo(expression).Symbol;
        if (symbol is IPropertySymbol property && expression is IdentifierNameSyntax && MessageMembers.FieldOfOrDefault(property) is { } field)
            return new Place(SyntaxFactory.IdentifierName(field.Name), field, property.Type, field.Type.NullableOf() is not null);
        ITypeSymbol? type = model.GetTypeInfo(expression).Type;
        return type is null or IErrorTypeSymbol ? null : new Place(expression.WithoutTrivia(), symbol, type.WithoutNullable(), type.NullableOf() is not null);
    }

    private Place? ReceiverOf(ExpressionSyntax binding) =>
        binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span)) is { } conditional
            ? Resolve(conditional.Expression)
            : null;

    private static Place? MemberOf(Place? receiver, string name)
    {
        if (receiver is null || (receiver.IsNullable && name == "Value" && !receiver.Type.GetMembers(name).Any(member => member is IPropertySymbol)))
            return receiver;
        ISymbol? member = MembersOf(receiver.Type, name).FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol && !member.IsStatic);
        if (member is IPropertySymbol property && MessageMembers.FieldOfOrDefault(property) is { } field)
            member = field;
        ITypeSymbol? type = member switch
        {
            IPropertySymbol { IsIndexer: false } item => item.Type,
            IFieldSymbol item => item.Type,
            _ => null,
        };
        return type is null ? null : Place.Member(receiver, member!, type.WithoutNullable(), type.NullableOf() is not null);
    }

    private Place? ElementOf(Place? receiver, ExpressionSyntax expression, BracketedArgumentListSyntax arguments)
    {
        if (receiver is null)
            return null;
        if (receiver.Type is IArrayTypeSymbol { ElementType: { } element })
            return Place.Element(receiver, arguments, null, element.WithoutNullable(), element.NullableOf() is not null);
        IPropertySymbol? indexer = model.GetSymbolInfo(expression).Symbol as IPropertySymbol
            ?? MembersOf(receiver.Type, "this[]").OfType<IPropertySymbol>().FirstOrDefault(property => property.Parameters.Length == arguments.Arguments.Count);
        return indexer is null ? null : Place.Element(receiver, arguments, indexer, indexer.Type.WithoutNullable(), indexer.Type.NullableOf() is not null);
    }

    private bool IsStatic(MemberAccessExpressionSyntax access) => model.GetSymbolInfo(access.Expression).Symbol is INamespaceOrTypeSymbol
        && model.GetSymbolInfo(access).Symbol is { IsStatic: true };

    private static System.Collections.Generic.IEnumerable<ISymbol> MembersOf(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers(name))
                yield return member;
        }
        foreach (ISymbol member in type.TypeKind == TypeKind.Interface ? type.AllInterfaces.SelectMany(item => item.GetMembers(name)) : [])
            yield return member;
    }
}
