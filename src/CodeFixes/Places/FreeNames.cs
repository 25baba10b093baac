using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProtoGen.CodeFixes.Places;

/// <summary>Names for new locals.</summary>
internal static class FreeNames
{
    /// <summary>The name of a member as a local writes it, with a number where something has that name.</summary>
    public static string For(string member, SemanticModel model, SyntaxNode position)
    {
        string name = char.ToLowerInvariant(member[0]) + member.Substring(1);
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
            name += "Value";

        // What is declared further down in the same body would clash as well.
        SyntaxNode body = position.Ancestors().LastOrDefault(node => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)) ?? position;
        var taken = new HashSet<string>(model.LookupSymbols(position.SpanStart).Select(symbol => symbol.Name)
            .Concat(body.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)));
        string free = name;
        for (int i = 2; taken.Contains(free); i++)
            free = name + i.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
