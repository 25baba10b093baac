using System.Globalization;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Tests.Linking;

/// <summary>Short forms for tests: compile texts that import each other as a.proto, b.proto and so on.</summary>
internal static class Linked
{
    public static ProtoCompilation Files(params string[] texts)
    {
        SourceText[] files = [.. texts.Select(static (text, index) => new SourceText((char)('a' + index) + ".proto", text))];
        return ProtoCompilation.Compile(files.Select(static file => file.Path), new InMemoryProtoSource(files));
    }

    /// <summary>Compiles one text that must have no finding at all.</summary>
    public static FileDescriptor Valid(params string[] texts)
    {
        ProtoCompilation compilation = Files(texts);
        Assert.Empty(compilation.Diagnostics.Select(static item => item.ToString()));
        return compilation.Find("a.proto")!.Descriptor;
    }

    public static FileDescriptor Proto2(string text) => Valid("syntax = \"proto2\";\n" + text);

    public static FileDescriptor Proto3(string text) => Valid("syntax = \"proto3\";\n" + text);

    public static FileDescriptor Edition(string text) => Valid("edition = \"2023\";\n" + text);

    /// <summary>The findings in a.proto as <c>line:column id</c>, one-based.</summary>
    public static string[] Findings(params string[] texts) =>
        [.. Files(texts).Find("a.proto")!.Diagnostics.Select(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Location.Line + 1}:{d.Location.Column + 1} {d.Id}"))];

    /// <summary>The only finding of a.proto.</summary>
    public static Diagnostic Single(params string[] texts) => Assert.Single(Files(texts).Find("a.proto")!.Diagnostics);

    public static MessageDescriptor Message(this FileDescriptor file, string fullName) => Assert.IsType<MessageDescriptor>(file.FindSymbol(fullName));

    public static FieldDescriptor Field(this FileDescriptor file, string fullName) => Assert.IsType<FieldDescriptor>(file.FindSymbol(fullName));

    public static EnumDescriptor Enum(this FileDescriptor file, string fullName) => Assert.IsType<EnumDescriptor>(file.FindSymbol(fullName));
}
