using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Tests.Text;

public class SourceWriterTests
{
    [Fact]
    public void BlocksIndentAndMultiLineTextKeepsItsShape()
    {
        string text = new SourceWriter()
            .Open("class C")
            .Line("int A;\r\n\r\nint B\n{\n    get;\n}")
            .Line()
            .Open("void M()")
            .Close(";")
            .Close()
            .ToString();

        Assert.Equal("class C\n{\n    int A;\n\n    int B\n    {\n        get;\n    }\n\n    void M()\n    {\n    };\n}\n", text);
    }

    [Fact]
    public void InterpolatedLinesReadLikeTheirStrings()
    {
        string[] texts = ["", "A", "A;\nint B", "\n", "A;\r\n\r\n  int B"];
        string? none = null;
        var parts = new SourceWriter().Open($"class {texts[1]}{none}");
        var whole = new SourceWriter().Open("class A");
        foreach (string text in texts)
        {
            parts.Line($"{text}").Line($"int {text};{DayOfWeek.Friday}").Open($"{text} {{").Close();
            whole.Line(text).Line("int " + text + ";Friday").Open(text + " {").Close();
        }
        string expected = whole.ToString();

        Assert.Equal(expected, parts.ToString());
        Assert.Equal(expected, parts.Finish());
        Assert.Contains("    int A;\n    int B;Friday\n", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void DocsAreIndentedAndFallBackToOurOwnXml()
    {
        string text = new SourceWriter().Indent().Doc("Said.").Doc(null).Doc(null, "See <see cref=\"X\"/>.").ToString();

        Assert.Equal("    /// <summary>Said.</summary>\n    /// <summary>See <see cref=\"X\"/>.</summary>\n", text);
    }

    [Fact]
    public void ClosingTooOftenIsAnError() => Assert.Throws<InvalidOperationException>(() => new SourceWriter().Close());
}
