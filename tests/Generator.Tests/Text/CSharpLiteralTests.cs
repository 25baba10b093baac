using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Tests.Text;

public class CSharpLiteralTests
{
    [Fact]
    public void EveryCodeUnitComesBackFromItsLiteral()
    {
        string all = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(value => (char)value));

        string literal = CSharpLiteral.String(all + "1f");

        var expression = Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(literal));
        Assert.False(expression.ContainsDiagnostics);
        Assert.Equal(all + "1f", expression.Token.ValueText);
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c\n", "\"a\\\"b\\\\c\\n\"")]
    [InlineData("\u2028{é}", "\"\\u2028{é}\"")]
    public void LiteralsReadWell(string? value, string literal) => Assert.Equal(literal, CSharpLiteral.String(value));

    [Fact]
    public void BytesAreACollectionExpression()
    {
        Assert.Equal("[]", CSharpLiteral.Bytes([]));
        Assert.Equal("[0x00, 0x7F, 0xFF]", CSharpLiteral.Bytes([0, 127, 255]));
    }

    [Fact]
    public void TheSmallestIntegerIsALiteralOfItsType() => Assert.Equal("-2147483648", CSharpLiteral.Int32(int.MinValue));
}
