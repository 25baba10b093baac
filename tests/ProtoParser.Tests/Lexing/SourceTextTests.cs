namespace ProtoGen.Parser.Tests.Lexing;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(4, 2, 0)]
    [InlineData(5, 2, 1)]
    public void LocationsAreZeroBasedLinesAndColumns(int position, int line, int column)
    {
        var source = new SourceText("a.proto", "a\n\r\nb");

        Assert.Equal((line, column), source.GetLocation(position));
    }
}
