using System.Text;

namespace ProtoGen.Parser.Tests.Linking;

/// <summary>Big and hostile files: everything stays linear, nothing overflows a stack.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void Edition2026LimitsTheFieldsOfAMessage()
    {
        string text = "edition = \"2026\";\nmessage Big {\n" + string.Concat(Enumerable.Range(1, 1501).Select(static i => $"  int32 f{i} = {i};\n")) + "}\n";

        Assert.Equal(["2:9 PGEN0325"], Linked.Findings(text));
        Assert.Empty(Linked.Findings(text.Replace("2026", "2024", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnEnumOf100000ValuesLinks()
    {
        var text = new StringBuilder("syntax = \"proto3\";\nenum E {\n");
        for (int i = 0; i < 100_000; i++)
            text.Append("  V").Append(i).Append(" = ").Append(i).Append(";\n");

        Assert.Equal(100_000, Linked.Valid(text.Append('}').ToString()).Enums[0].Values.Count);
    }

    [Fact]
    public void AThousandMessagesThatUseEachOtherLink()
    {
        var text = new StringBuilder("syntax = \"proto3\";\npackage p;\n");
        for (int i = 0; i < 1000; i++)
        {
            text.Append("message M").Append(i).Append(" {\n");
            for (int j = 1; j <= 20; j++)
                text.Append("  M").Append((i * 31 + j) % 1000).Append(" f").Append(j).Append(" = ").Append(j).Append(";\n");
            text.Append("}\n");
        }

        Assert.Equal(1000, Linked.Valid(text.ToString()).Messages.Count);
    }

    [Fact]
    public void ManyRangesAndFieldsStayCheap()
    {
        var text = new StringBuilder("syntax = \"proto2\";\nmessage M {\n");
        for (int i = 0; i < 20_000; i++)
            text.Append("  reserved ").Append(100_000 + i * 2).Append(";\n  optional int32 f").Append(i).Append(" = ").Append(100_001 + i * 2 + 100_000).Append(";\n");
        text.Append('}');

        Assert.NotEmpty(Linked.Files(text.ToString()).Files);
    }

    [Fact]
    public void AChainOfImportsAsLongAsAProgramLinks()
    {
        SourceText[] files =
        [
            .. Enumerable.Range(0, 1500).Select(static i => new SourceText($"f{i}.proto",
                $"syntax = \"proto3\";\npackage p;\n{(i < 1499 ? $"import \"f{i + 1}.proto\";\n" : "")}message M{i} {{ {(i < 1499 ? $"M{i + 1} next = 1;" : "")} }}\n")),
        ];

        ProtoCompilation compilation = ProtoCompilation.Compile(["f0.proto"], new InMemoryProtoSource(files));

        Assert.Equal(1500, compilation.Files.Count);
        Assert.Empty(compilation.Diagnostics);
    }

    [Fact]
    public void AnOptionValueOfManyLevelsIsRefusedNotOverflowed()
    {
        string value = string.Concat(Enumerable.Repeat("n { ", 5000)) + string.Concat(Enumerable.Repeat("} ", 5000));
        string text = "syntax = \"proto2\";\nimport \"google/protobuf/descriptor.proto\";\nmessage R { optional R n = 1; }\n"
            + "extend google.protobuf.MessageOptions { optional R r = 50000; }\nmessage M { option (r) = { " + value + "}; }\n";

        Assert.NotEmpty(Linked.Findings(text));
    }
}
