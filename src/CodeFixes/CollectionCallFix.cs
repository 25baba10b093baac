using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.CodeFixes.Places;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProtoGen.CodeFixes;

/// <summary>Calls that lists and maps of other libraries have: <c>user.Tags.Add(x)</c> is <c>user.Tags = [.. user.Tags, x]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CollectionCallFix)), Shared]
public sealed class CollectionCallFix : MessageCodeFix
{
    /// <summary>No such member, or an extension of something else only, which is told in two ways.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1061", "CS1929", "CS0411"];

    private protected override void Register(FixRequest request)
    {
        if (request.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name: var name } access } call
            || !request.IsStatement(call)
            || new PlaceResolver(request.Model).Resolve(access.Expression) is not { } place
            || !place.IsRepeatable())
        {
            return;
        }
        ExpressionSyntax[] arguments = [.. call.ArgumentList.Arguments.Select(argument => argument.Expression.WithoutTrivia())];
        string? elements = request.Types.IsRepeated(place.Type) ? ElementsOf(name.Identifier.ValueText, place, arguments)
            : request.Types.IsMap(place.Type) ? EntriesOf(name.Identifier.ValueText, place, arguments)
            : null;
        if (elements is not null && new PlaceWriter(request.Model, request.Types, call).Store(place, ParseExpression($"[{elements}]")) is { } statements)
            request.OfferInPlaceOf("Assign the changed list", call, statements);
    }

    private static string? ElementsOf(string method, Place place, ExpressionSyntax[] arguments) => (method, arguments) switch
    {
        ("Add", [var item]) => $".. {place.Read()}, {item}",
        ("AddRange", [var items]) => $".. {place.Read()}, .. {items}",
        ("Insert", [LiteralExpressionSyntax { Token.Value: 0 }, var item]) => $"{item}, .. {place.Read()}",
        ("Clear", []) => "",
        _ => null,
    };

    private static string? EntriesOf(string method, Place place, ExpressionSyntax[] arguments) => (method, arguments) switch
    {
        ("Add", [var key, var value]) => $".. {place.Read()}, new({key}, {value})",
        ("Add", [var entries]) => $".. {place.Read()}, .. {entries}",
        ("Clear", []) => "",
        _ => null,
    };
}
