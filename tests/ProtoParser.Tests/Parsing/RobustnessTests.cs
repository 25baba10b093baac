using System.Text;

namespace ProtoGen.Parser.Tests.Parsing;

/// <summary>Whatever comes in, parsing ends with a result. The seeds are fixed, so a failure can be repeated.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] _vocabulary =
    [
        "syntax", "edition", "=", "\"proto3\"", "\"2024\"", ";", "package", "import", "public", "weak", "option", "message", "enum", "service", "rpc",
        "returns", "stream", "extend", "extensions", "reserved", "to", "max", "oneof", "map", "group", "optional", "required", "repeated", "export",
        "local", "default", "json_name", "{", "}", "[", "]", "(", ")", "<", ">", ",", ".", ":", "-", "/", "#", "@", "\n", "\n", "// c\n", "/* c */",
        "/*", "*/", "\"", "'", "\\", "1", "0", "0x", "09", "1e", ".5", "1.", "99999999999999999999", "int32", "string", "Foo", "foo", "inf", "nan",
        "true", "\0", "\u0001", "é", "\ud800", "\udc00", "\U0001F600", "\uFEFF", "\u2028", "\r\n", "\t",
    ];

    [Fact]
    public void TokenSoupIsParsed()
    {
        var random = new Random(20261121);
        for (int i = 0; i < 3000; i++)
        {
            var text = new StringBuilder(random.Next(2) == 0 ? "syntax = \"proto3\";" : "");
            int count = random.Next(1, 120);
            for (int j = 0; j < count; j++)
                text.Append(_vocabulary[random.Next(_vocabulary.Length)]).Append(random.Next(4) == 0 ? "" : " ");
            Check(text.ToString());
        }
    }

    [Fact]
    public void DamagedValidFilesAreParsed()
    {
        var random = new Random(7);
        string[] texts = [.. BundledProtos.Paths.Select(Bundled)];
        for (int i = 0; i < 600; i++)
        {
            var text = new StringBuilder(texts[random.Next(texts.Length)]);
            for (int j = random.Next(1, 6); j > 0; j--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 200), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, _vocabulary[random.Next(_vocabulary.Length)]);
                        break;
                    case 2:
                        text[at] = (char)random.Next(char.MaxValue);
                        break;
                    default:
                        text.Length = at + 1;
                        break;
                }
            }
            Check(text.ToString());
        }
    }

    [Fact]
    public void EveryPrefixOfAFileIsParsed()
    {
        string text = Bundled("google/rpc/error_details.proto");
        for (int length = 0; length < text.Length; length += 7)
            Check(text[..length]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("message M {")]
    [InlineData("message M { oneof o {")]
    [InlineData("message M { optional group G = 1 {")]
    [InlineData("option (a) = {")]
    [InlineData("option (a) = { b <")]
    [InlineData("option (a) = { b: [")]
    [InlineData("a { ")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("/*")]
    [InlineData("-")]
    [InlineData("a.")]
    [InlineData("\"\\")]
    [InlineData("service S { rpc A(")]
    public void EndlessRepetitionIsFindingsNotAStackOverflow(string piece)
    {
        string text = "syntax = \"proto2\";" + string.Concat(Enumerable.Repeat(piece, 100_000));

        OnASmallStack(() => Assert.True(Parsed.File(text).HasErrors));
    }

    [Theory]
    [InlineData("option (a) = {", "a {", "}", "};")]
    [InlineData("option (a) = {", "a <", ">", "};")]
    [InlineData("option (a) = {", "a: [{", "}]", "};")]
    [InlineData("", "message M {", "}", "")]
    [InlineData("message M {", "optional group G = 1 {", "}", "}")]
    public void DeepNestingIsOneFinding(string head, string open, string close, string tail)
    {
        string text = "syntax = \"proto2\";" + head + string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000)) + tail;

        OnASmallStack(() => Assert.Equal("PGEN0125", Assert.Single(Parsed.File(text).Diagnostics).Id));
    }

    private static string Bundled(string path)
    {
        Assert.True(BundledProtos.TryGet(path, out SourceText source));
        return source.Content;
    }

    private static void Check(string text)
    {
        ParsedFile file = Parsed.File(text);
        int last = 0;
        foreach (Diagnostic diagnostic in file.Diagnostics)
        {
            Assert.InRange(diagnostic.Location.Span.Start, last, text.Length);
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, text.Length);
            Assert.DoesNotContain('{', diagnostic.Rule.Id);
            Assert.NotEmpty(diagnostic.Message);
            last = diagnostic.Location.Span.Start;
        }
    }

    // A quarter of the stack of a compiler thread.
    private static void OnASmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "parsing did not end");
        if (failure is not null)
            throw new InvalidOperationException("parsing failed on a small stack", failure);
    }
}
