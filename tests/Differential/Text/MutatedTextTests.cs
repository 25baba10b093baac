using System.Globalization;
using System.Text;
using ProtoGen.Differential.Oracles;
using ProtoGen.Reflection;

namespace ProtoGen.Differential.Text;

/// <summary>Damaged texts are taken or refused as protoc does, and mean the same.</summary>
public sealed class MutatedTextTests(ProtocText protoc) : IClassFixture<ProtocText>
{
    private const int Mutants = 150;

    private static readonly string[] _pieces =
    [
        "{", "}", "<", ">", "[", "]", ":", ",", ";", "-", ".", "0", "1", "9", "0x", "e5", "f", "'", "\"", "\\", "\\n", "# ", "\n", " ", "a", "int32", "all", "any", "numbers: 1 ",
        "[text.plain_extension]", "[a.com/text.All]", "inf", "nan", "true", "COLOR_RED", "'x'", "/", "old_name: ", "GroupLike", "key: ", "\u00e9",
    ];

    [Fact]
    public void DamagedTextIsTakenOrRefusedAsProtocDoes()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PROTOGEN_MUTATION_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 1;
        var random = new Random(seed);
        MessageDescriptor type = TextTypes.Find("text.All");
        var parse = new TextParseOptions { Registry = TextTypes.Registry };
        string[] texts = [.. ((IEnumerable<object[]>)AcceptedTextTests.Texts).Select(row => (string)row[0])];
        int accepted = 0;
        for (int i = 0; i < Mutants; i++)
        {
            string text = Mutate(random, texts[random.Next(texts.Length)]);
            byte[]? expected = protoc.Encode(type.FullName, text).Bytes;
            (DynamicMessage? message, ProtoException? problem) = Parse(type, text, parse);
            if (expected is not null && problem is not null && IsStricter(problem))
                continue;
            // By the specification a list of messages needs no colon; protoc wants one for reserved names.
            if (expected is null && message is not null && text.Contains("old_name [", StringComparison.Ordinal))
                continue;
            Assert.True(expected is null == message is null, $"protoc {(expected is null ? "refuses" : "takes")} this, we do not: {problem?.Message}\n{text}");
            if (message is null)
                continue;
            accepted++;
            Assert.Equal(DynamicMessage.Parse(type, expected, new ParseOptions { Registry = TextTypes.Registry }), message);
        }
        Assert.InRange(accepted, Mutants / 20, Mutants * 9 / 10);
    }

    /// <summary>See <see cref="RefusedTextTests.WhatTheSpecificationDoesNotAllowIsRefused"/>; and protoc lets required fields be missing.</summary>
    private static bool IsStricter(ProtoException problem) => problem.Problem.StartsWith("a string ", StringComparison.Ordinal) || problem.Problem.StartsWith("a required ", StringComparison.Ordinal);

    private static (DynamicMessage? Message, ProtoException? Problem) Parse(MessageDescriptor type, string text, TextParseOptions options)
    {
        try
        {
            return (DynamicMessage.ParseText(type, text, options), null);
        }
        catch (ProtoException problem)
        {
            return (null, problem);
        }
    }

    private static string Mutate(Random random, string text)
    {
        var result = new StringBuilder(text);
        for (int steps = random.Next(1, 3); steps > 0; steps--)
        {
            int at = random.Next(result.Length + 1);
            switch (random.Next(3))
            {
                case 0 when at < result.Length:
                    result.Remove(at, Math.Min(random.Next(1, 5), result.Length - at));
                    break;
                case 1 when at < result.Length:
                    result[at] = (char)random.Next(' ', 0x7f);
                    break;
                default:
                    result.Insert(at, _pieces[random.Next(_pieces.Length)]);
                    break;
            }
        }
        return result.ToString();
    }
}
