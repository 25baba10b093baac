using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes.Places;

/// <summary>
/// Writes the statements that store a value at a place. What is part of a value cannot be assigned where the value is only read, so the whole value
/// is stored, changed by <c>with</c>; and so on up to something that can be assigned.
/// </summary>
internal sealed class PlaceWriter(SemanticModel model, RuntimeTypes types, SyntaxNode position)
{
    /// <summary>Null when nothing on the path can be assigned, or the path must not be evaluated twice.</summary>
    public IReadOnlyList<StatementSyntax>? Store(Place place, ExpressionSyntax value)
    {
        switch (place.Kind)
        {
            case PlaceKind.Copy:
                return Store(place.Receiver!, value);
            case PlaceKind.Element when types.IsRepeated(place.Receiver!.Type):
                return StoreElement(place, value);
            case PlaceKind.Element when types.IsMap(place.Receiver!.Type):
                return StoreEntry(place, value);
            case PlaceKind.Member when place.Receiver is { Type.IsValueType: true } receiver && !IsVariable(receiver):
                return IsSettable(place, orInit: true) && receiver.IsRepeatable() ? Store(receiver, With(receiver.Read(), place.Symbol!.Name, value)) : null;
            default:
                return IsSettable(place, orInit: false) ? [Assign(place.Name(), value)] : null;
        }
    }

    /// <summary><c>value with { name = part }</c>.</summary>
    public static ExpressionSyntax With(ExpressionSyntax value, string name, ExpressionSyntax part) =>
        ParseExpression($"{value} with {{ {name} = {part} }}");

    public static StatementSyntax Assign(ExpressionSyntax target, ExpressionSyntax value) =>
        ParseStatement($"{target} = {value};");

    /// <summary>var addresses = user.Addresses.ToBuilder(); addresses[0] = value; user.Addresses = addresses.ToRepeated();</summary>
    private List<StatementSyntax>? StoreElement(Place place, ExpressionSyntax value)
    {
        Place list = place.Receiver!;
        if (!list.IsRepeatable())
            return null;
        string name = FreeNames.For(list.Symbol?.Name ?? "items", model, position);
        BracketedArgumentListSyntax index = ((ElementAccessExpressionSyntax)place.Expression).ArgumentList;
        if (Store(list, ParseExpression($"{name}.ToRepeated()")) is not { } stored)
            return null;

        // The builder's element is a reference, so a change of it needs no with.
        StatementSyntax change = value is WithExpressionSyntax { Initializer.Expressions: [AssignmentExpressionSyntax part] } with && AreEquivalent(with.Expression, place.Read())
            ? ParseStatement($"{name}{index}.{part};")
            : ParseStatement($"{name}{index} = {value};");
        return [ParseStatement($"var {name} = {list.Read()}.ToBuilder();"), change, .. stored];
    }

    /// <summary>user.Quotas = [.. user.Quotas, new(key, value)];</summary>
    private IReadOnlyList<StatementSyntax>? StoreEntry(Place place, ExpressionSyntax value)
    {
        Place map = place.Receiver!;
        ArgumentSyntax key = ((ElementAccessExpressionSyntax)place.Expression).ArgumentList.Arguments[0];
        return map.IsRepeatable() ? Store(map, ParseExpression($"[.. {map.Read()}, new({key}, {value})]")) : null;
    }

    /// <summary>Something whose parts can be assigned where it is.</summary>
    private bool IsVariable(Place place)
    {
        if (place.IsNullable)
            return false;
        switch (place.Symbol)
        {
            case ILocalSymbol local:
                return IsSettable(place, orInit: false) || local.RefKind == RefKind.Ref;
            case IParameterSymbol:
                return IsSettable(place, orInit: false);
            case IFieldSymbol field:
                return !field.IsReadOnly && (place.Receiver is not { Type.IsValueType: true } receiver || IsVariable(receiver));
            case IPropertySymbol property:
                return property.ReturnsByRef;
            default:
                return (place.Kind == PlaceKind.Element && place.Receiver!.Type is IArrayTypeSymbol) || place.Expression is ThisExpressionSyntax;
        }
    }

    private bool IsSettable(Place place, bool orInit) => place.Symbol switch
    {
        ILocalSymbol local => local is { IsConst: false, IsForEach: false, IsUsing: false, RefKind: RefKind.None or RefKind.Ref },
        IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out,
        IFieldSymbol field => field is { IsConst: false, IsReadOnly: false },
        IPropertySymbol { ReturnsByRef: true } => true,
        IPropertySymbol { SetMethod: { } set } => (orInit || !set.IsInitOnly) && model.IsAccessible(position.SpanStart, set),
        null => place.Kind == PlaceKind.Element,
        _ => false,
    };
}
