using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes.Places;

/// <summary>Writes expressions that read places.</summary>
internal static class PlaceReader
{
    /// <summary>An expression for the value, which reads through what may be absent: <c>user.AddressOrDefault.City</c>.</summary>
    public static ExpressionSyntax Read(this Place place)
    {
        if (!place.IsNullable)
            return place.Name();
        if (place.Symbol is IPropertySymbol property && MessageMembers.OrDefaultOf(property) is { } orDefault)
            return ParseExpression(place.Receiver is { } receiver ? $"{receiver.Read()}.{orDefault.Name}" : orDefault.Name);
        return ParseExpression($"{place.Name()}.GetValueOrDefault()");
    }

    /// <summary>An expression for the place itself, which may be null: <c>user.Address</c>.</summary>
    public static ExpressionSyntax Name(this Place place) => place.Kind switch
    {
        PlaceKind.Member => ParseExpression($"{place.Receiver!.Read()}.{place.Symbol!.Name}"),
        PlaceKind.Element => ParseExpression($"{place.Receiver!.Read()}{((ElementAccessExpressionSyntax)place.Expression).ArgumentList}"),
        _ => place.Expression,
    };

    /// <summary>Evaluating the path again gives the same place and does nothing else.</summary>
    public static bool IsRepeatable(this Place place) => place.Kind switch
    {
        PlaceKind.Root => IsRepeatable(place.Expression),
        PlaceKind.Element => place.Receiver!.IsRepeatable() && ((ElementAccessExpressionSyntax)place.Expression).ArgumentList.Arguments.All(argument => IsRepeatable(argument.Expression)),
        _ => place.Receiver!.IsRepeatable(),
    };

    private static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax or PredefinedTypeSyntax or GenericNameSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsRepeatable(parenthesized.Expression),
        BinaryExpressionSyntax binary => IsRepeatable(binary.Left) && IsRepeatable(binary.Right),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.IndexExpression or SyntaxKind.UnaryMinusExpression && IsRepeatable(prefix.Operand),
        _ => false,
    };
}
