using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProtoGen.CodeFixes.Places;

/// <summary>
/// Where a value is kept, as a path: <c>user.Address.Value.City</c> is the member City of the member Address of the variable user. It can be found for
/// code that does not compile, since the members are looked up step by step.
/// </summary>
internal sealed class Place
{
    public Place(ExpressionSyntax expression, ISymbol? symbol, ITypeSymbol type, bool isNullable)
        : this(PlaceKind.Root, null, expression, symbol, type, isNullable)
    {
    }

    private Place(PlaceKind kind, Place? receiver, ExpressionSyntax expression, ISymbol? symbol, ITypeSymbol type, bool isNullable)
    {
        Kind = kind;
        Receiver = receiver;
        Expression = expression;
        Symbol = symbol;
        Type = type;
        IsNullable = isNullable;
    }

    public PlaceKind Kind { get; }

    /// <summary>What this is a member, an element or a copy of.</summary>
    public Place? Receiver { get; }

    /// <summary>Of a root the expression, of a member its name, of an element an element access whose arguments count.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The local, parameter, field or property (of an element the indexer); null for array elements and values of calls.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>The type of the value, without <c>?</c> of value types.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The type is a <c>T?</c> of a value type.</summary>
    public bool IsNullable { get; }

    public static Place Member(Place receiver, ISymbol symbol, ITypeSymbol type, bool isNullable) =>
        new(PlaceKind.Member, receiver, SyntaxFactory.IdentifierName(symbol.Name), symbol, type, isNullable);

    public static Place Element(Place receiver, BracketedArgumentListSyntax arguments, ISymbol? indexer, ITypeSymbol type, bool isNullable) =>
        new(PlaceKind.Element, receiver, SyntaxFactory.ElementAccessExpression(SyntaxFactory.ThisExpression(), arguments), indexer, type, isNullable);

    /// <summary>A variable that a copy of the place was put into; a change of it goes back to the place.</summary>
    public static Place CopyOf(Place place, string variable) =>
        new(PlaceKind.Copy, place, SyntaxFactory.IdentifierName(variable), null, place.Type, false);

    /// <summary>The same path from another start.</summary>
    public Place Rebase(Place old, Place replacement) => IsNullable && SyntaxFactory.AreEquivalent(this.Name(), old.Name())
        ? replacement
        : new Place(Kind, Receiver?.Rebase(old, replacement), Expression, Symbol, Type, IsNullable);
}
