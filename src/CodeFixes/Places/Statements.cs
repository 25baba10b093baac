using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ProtoGen.CodeFixes.Places;

/// <summary>Puts statements into code where one was.</summary>
internal static class Statements
{
    /// <summary>
    /// What replaces <paramref name="old"/>: the new statements as they are where a list of statements is, and in a block where only one may be. They take over
    /// the comments around the old one.
    /// </summary>
    public static IReadOnlyList<SyntaxNode> InPlaceOf(IReadOnlyList<StatementSyntax> statements, StatementSyntax old)
    {
        SyntaxTrivia newLine = NewLineOf(old);
        if (statements.Count > 1 && !IsInList(old))
            statements = [SyntaxFactory.ParseStatement($"{{{newLine}{string.Join(newLine.ToString(), statements.Select(statement => statement.WithoutTrivia()))}{newLine}}}")];

        StatementSyntax[] result = [.. statements.Select((statement, index) => statement
            .WithLeadingTrivia(index == 0 ? old.GetLeadingTrivia() : IndentationOf(old))
            .WithTrailingTrivia(index == statements.Count - 1 ? old.GetTrailingTrivia() : SyntaxFactory.TriviaList(newLine))
            .WithAdditionalAnnotations(Formatter.Annotation))];
        return result;
    }

    /// <summary>The old statement and others behind it.</summary>
    public static IReadOnlyList<SyntaxNode> Behind(StatementSyntax old, IReadOnlyList<StatementSyntax> statements)
    {
        if (!IsInList(old))
            return InPlaceOf([old, .. statements], old);

        // The comment at the end of the line stays with the old one.
        return [old, .. statements.Select(statement => statement.WithLeadingTrivia(IndentationOf(old)).WithTrailingTrivia(NewLineOf(old)).WithAdditionalAnnotations(Formatter.Annotation))];
    }

    /// <summary>The statement stands among others, so that more can stand beside it.</summary>
    public static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax;

    private static SyntaxTriviaList IndentationOf(SyntaxNode node)
    {
        SyntaxTriviaList trivia = node.GetLeadingTrivia();
        return trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(trivia.Last()) : SyntaxFactory.TriviaList(SyntaxFactory.ElasticMarker);
    }

    /// <summary>What ends lines in this file.</summary>
    private static SyntaxTrivia NewLineOf(SyntaxNode node)
    {
        foreach (SyntaxTrivia trivia in node.SyntaxTree.GetRoot().DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return SyntaxFactory.EndOfLine(trivia.ToString());
        }
        return SyntaxFactory.EndOfLine("\n");
    }
}
