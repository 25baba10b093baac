using Google.Protobuf;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Differential;

namespace ProtoGen.Tests.Wire.TextFormat;

/// <summary>Random messages through text and back; damaged text.</summary>
public sealed class TextRoundTripTests
{
    private static readonly TextFormatOptions[] _formats = [new(), new() { SingleLine = true }, new() { EscapeNonAscii = true, ExpandAny = false }];

    public static TheoryData<string> Types => Pairs.Names;

    [Theory]
    [MemberData(nameof(Types))]
    public void RandomMessagesComeBackFromText(string name)
    {
        Pair pair = Pairs.Find(name);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            for (int i = 0; i < 20; i++)
            {
                DynamicMessage message = DynamicMessage.Parse(pair.OurDescriptor, random.Next(pair.Descriptor).ToByteArray());
                foreach (TextFormatOptions format in _formats)
                {
                    string text = message.ToText(format);
                    DynamicMessage back = DynamicMessage.ParseText(pair.OurDescriptor, text);
                    Assert.Equal(text, back.ToText(format));
                    // The text of a NaN does not tell which.
                    if (!text.Contains("nan", StringComparison.Ordinal))
                        Assert.Equal(message, back);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void DamagedTextIsReadOrRefusedWithAPlace(string name)
    {
        Pair pair = Pairs.Find(name);
        int accepted = 0;
        int refused = 0;
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            var dice = new Random(seed);
            for (int i = 0; i < 100; i++)
            {
                string text = Damage(dice, DynamicMessage.Parse(pair.OurDescriptor, random.Next(pair.Descriptor).ToByteArray()).ToText(_formats[i % 2]));
                try
                {
                    DynamicMessage message = DynamicMessage.ParseText(pair.OurDescriptor, text);
                    Assert.Equal(message.ToText(), DynamicMessage.ParseText(pair.OurDescriptor, message.ToText()).ToText());
                    accepted++;
                }
                catch (ProtoException problem)
                {
                    refused++;
                    Assert.True(problem.Line > 0 || problem.Problem.StartsWith("a required", StringComparison.Ordinal), problem.Message);
                    Assert.InRange(problem.Line, 0, text.Count(c => c == '\n') + 1);
                }
            }
        }
        Rounds.Log("damaged text", accepted, refused);
        Assert.True(refused > 20, $"{refused} refused");
    }

    private static string Damage(Random dice, string text)
    {
        for (int steps = dice.Next(1, 4); steps > 0; steps--)
        {
            int at = dice.Next(text.Length + 1);
            text = dice.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(dice.Next(1, 10), text.Length - at)),
                1 => text.Insert(at, ((char)dice.Next(0x100)).ToString()),
                2 => text.Insert(at, ((char)dice.Next(0x10000)).ToString()),
                _ => text.Insert(at, "{}<>[]:;,-.'\"\\#/%"[dice.Next(17)].ToString()),
            };
        }
        return text;
    }
}
