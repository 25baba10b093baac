using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Naming;

namespace ProtoGen.Generator.Tests.Naming;

public class IdentifiersTests
{
    [Fact]
    public void EveryKeywordOfTheCompilerIsEscaped()
    {
        IEnumerable<string> keywords = SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Select(SyntaxFacts.GetText)
            // Words of attribute targets, directives and #pragma mean nothing where a name stands; no .proto name begins with two underscores by style, but the escape is there.
            .Where(text => text.All(char.IsLower));

        Assert.All(keywords.Except(["assembly", "module", "method", "param", "property", "type", "typevar", "checksum", "disable", "elif", "endif", "endregion", "enable", "restore", "error", "warning", "line", "pragma", "hidden", "load", "nullable", "annotations", "warnings", "define", "undef", "region", "reference", "save"]),
            keyword => Assert.Equal("@" + keyword, Identifiers.Escape(keyword)));
        Assert.Equal("Class", Identifiers.Escape("Class"));
    }

    [Theory]
    [InlineData("Foo.Bar", "Foo.Bar")]
    [InlineData("", "")]
    [InlineData("foo.class.Bar", "foo.@class.Bar")]
    [InlineData("Foo { class Evil { } } namespace X", "Foo___class_Evil_______namespace_X")]
    [InlineData("1st..2nd.", "_1st._2nd")]
    [InlineData("A\nB", "A_B")]
    [InlineData("Größe", "Größe")]
    public void AnyTextBecomesANamespace(string text, string expected) => Assert.Equal(expected, Identifiers.ToNamespace(text));

    [Theory]
    [InlineData("Foo.Bar", true)]
    [InlineData("Foo..Bar", false)]
    [InlineData("Foo.", false)]
    [InlineData("Foo Bar", false)]
    [InlineData("1a", false)]
    public void NamespacesAreRecognised(string text, bool expected) => Assert.Equal(expected, Identifiers.IsNamespace(text));
}
