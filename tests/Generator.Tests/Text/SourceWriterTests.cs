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
    public void DocsAreIndentedAndFallBackToOurOwnXml()
    {
        string text = new SourceWriter().Indent().Doc("Said.").Doc(null).Doc(null, "See <see cref=\"X\"/>.").ToString();

        Assert.Equal("    /// <summary>Said.</summary>\n    /// <summary>See <see cref=\"X\"/>.</summary>\n", text);
    }

    [Fact]
    public void ClosingTooOftenIsAnError() => Assert.Throws<InvalidOperationException>(() => new SourceWriter().Close());
}
