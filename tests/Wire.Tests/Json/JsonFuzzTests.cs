using System.Text;
using System.Text.Json;
using Google.Protobuf;
using ProtoGen.Tests.Wire.Differential;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Damaged JSON is read as what it still says or refused with a <see cref="ProtoException"/>; it never does anything else.</summary>
public sealed class JsonFuzzTests
{
    private const int TextsPerType = 40;
    private const int MutantsPerText = 25;
    private static readonly string[] _pieces = ["{", "}", "[", "]", ",", ":", "\"", "null", "true", "1", "-", "1e5", "1e999", "\\u0041", "\\ud800", "\"a\":", " ", "\n", "0", "\u0000", "é"];

    public static TheoryData<string> Names => Pairs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void DamagedTextIsReadOrRefused(string name)
    {
        Pair pair = Pairs.Find(name);
        int accepted = 0;
        int refused = 0;
        foreach (int seed in Rounds.Seeds(name))
        {
            var messages = new RandomMessages(seed);
            var random = new Random(seed);
            for (int i = 0; i < TextsPerType; i++)
            {
                string json;
                try
                {
                    json = pair.OurJson(messages.Next(pair.Descriptor).ToByteArray());
                }
                catch (ProtoException)
                {
                    continue;
                }
                for (int j = 0; j < MutantsPerText; j++)
                {
                    if (IsTaken(pair, Mutate(json, random)))
                        accepted++;
                    else
                        refused++;
                }
            }
        }
        Rounds.Log("damaged JSON, there and back", accepted, refused);
    }

    private static bool IsTaken(Pair pair, string json)
    {
        byte[] binary;
        try
        {
            binary = pair.OursFromJson(json);
        }
        catch (ProtoException problem)
        {
            Assert.StartsWith(pair.Name, problem.Path, StringComparison.Ordinal);
            return false;
        }
        // Accepted: then it is JSON, and what was understood comes back.
        using (JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }))
        {
        }
        string again = pair.OurJson(binary);
        Assert.Equal(again, pair.OurJson(pair.OursFromJson(again)));
        return true;
    }

    internal static string Mutate(string json, Random random)
    {
        var text = new StringBuilder(json);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, _pieces[random.Next(_pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                    break;
                case 2 when at < text.Length:
                    text[at] = (char)random.Next(32, 127);
                    break;
                default:
                    int from = random.Next(text.Length + 1);
                    text.Insert(at, text.ToString(from, Math.Min(random.Next(1, 20), text.Length - from)));
                    break;
            }
        }
        return text.ToString();
    }
}
