using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Tests.Text;

public class XmlDocTests
{
    public static TheoryData<int> HostileCharacters =>
        [.. Enumerable.Range(0, 32), 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0xFEFF, '<', '>', '&', '"', '\'', '\\', '*', '/'];

    [Theory]
    [MemberData(nameof(HostileCharacters))]
    public void NoCharacterEndsTheCommentOrBreaksTheXml(int character)
    {
        string comment = " before" + (char)character + "class Injected { }" + (char)character + (char)character + "after";
        string code = string.Join('\n', Summary(comment)) + "\npublic enum Documented { }\n";

        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose));

        Assert.Empty(tree.GetDiagnostics());
        var only = Assert.IsType<EnumDeclarationSyntax>(Assert.Single(tree.GetCompilationUnitRoot().Members));
        Assert.Contains(only.GetLeadingTrivia(), trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        string text = XElement.Parse(string.Concat(Summary(comment).Select(line => line["/// ".Length..]))).Value;
        Assert.Contains("class Injected { }", text, StringComparison.Ordinal);
        Assert.Contains("after", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OneLineStaysOnOneLine() =>
        Assert.Equal(["/// <summary>The display name, &lt;b&gt;as typed&lt;/b&gt; by its owner.</summary>"],
            Summary(" The display name, <b>as typed</b> by its owner.\n"));

    [Fact]
    public void SeveralLinesKeepTheirBreaksAndIndentation() =>
        Assert.Equal(["/// <summary>", "/// First:", "///   * item", "/// last", "/// </summary>"], Summary(" First:\n   * item\n last\n"));

    [Fact]
    public void BlankLinesPartParagraphs() =>
        Assert.Equal(["/// <summary>", "/// <para>One", "/// more.</para>", "/// <para>Two.</para>", "/// </summary>"], Summary(" One\n more.\n\n \n Two.\n\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n \r\n\t\u2028")]
    public void ABlankCommentGivesNothing(string? comment)
    {
        Assert.Null(XmlDoc.Content(comment));
        Assert.Empty(Summary(comment));
    }

    [Fact]
    public void CharactersOutsideTheBasicPlaneStay() => Assert.Equal(["/// <summary>\U0001F600 ok</summary>"], Summary("\U0001F600 ok"));

    [Theory]
    [InlineData("See [the user][pkg.User].", "See <see cref=\"global::Pkg.User\">the user</see>.")]
    [InlineData("See [User][] and `User`.", "See <see cref=\"global::Pkg.User\">User</see> and <see cref=\"global::Pkg.User\"/>.")]
    [InlineData("`x < y` and `Nobody`", "<c>x &lt; y</c> and <c>Nobody</c>")]
    [InlineData("[a][Nobody] [b](http://c) [`User`][User] [Rpc][]", "[a][Nobody] [b](http://c) <see cref=\"global::Pkg.User\">User</see> <c>Rpc</c>")]
    [InlineData("[a & b][User]", "<see cref=\"global::Pkg.User\">a &amp; b</see>")]
    [InlineData("``User`` ```cs `unclosed [x][ [User][.User] `User.` `.` ``", "``User`` ```cs <c>unclosed [x][ [User][.User] </c>User.<c> </c>.<c> </c>`")]
    [InlineData("] [ ][ [[User][User] [][] [ ][User]", "] [ ][ [<see cref=\"global::Pkg.User\">User</see> [][] [ ][User]")]
    public void NamesThatResolveBecomeLinks(string comment, string expected) =>
        Assert.Equal(expected, XmlDoc.Content(comment, name => name switch
        {
            "User" or "pkg.User" or ".User" => new DocLink("global::Pkg.User"),
            "Rpc" => new DocLink(null),
            _ => null,
        }));

    private static IReadOnlyList<string> Summary(string? comment) => XmlDoc.Summary(XmlDoc.Content(comment));
}
