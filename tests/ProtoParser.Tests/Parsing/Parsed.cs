using System.Globalization;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

/// <summary>Short forms for tests: parse a text and look at one side of the result.</summary>
internal static class Parsed
{
    public static ParsedFile File(string text) => ProtoParser.Parse(new SourceText("test.proto", text));

    /// <summary>Parses a text that must have no finding at all.</summary>
    public static FileSyntax Valid(string text)
    {
        ParsedFile file = File(text);
        Assert.Empty(file.Diagnostics);
        return file.Syntax;
    }

    public static FileSyntax Proto2(string text) => Valid("syntax = \"proto2\";\n" + text);

    public static FileSyntax Proto3(string text) => Valid("syntax = \"proto3\";\n" + text);

    public static FileSyntax Edition(string text) => Valid("edition = \"2024\";\n" + text);

    /// <summary>The findings as <c>line:column id</c>, one-based, the way a compiler prints places.</summary>
    public static string[] Findings(string text) =>
        [.. File(text).Diagnostics.Select(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Location.Line + 1}:{d.Location.Column + 1} {d.Id}"))];

    /// <summary>The only finding's message.</summary>
    public static string Message(string text) => Assert.Single(File(text).Diagnostics).Message;

    public static string TextOf(this FileSyntax file, TextSpan span) => file.Source.Content.Substring(span.Start, span.Length);
}
