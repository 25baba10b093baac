using Google.Protobuf;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Both sides take or refuse the same damaged data, and see the same value in it, except as <see cref="Disagreement"/> says.</summary>
public sealed class DamagedDataTests
{
    private const int MessagesPerType = 20;
    private const int MutantsPerMessage = 20;

    public static TheoryData<string> Names => Pairs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void DamagedDataIsTakenOrRefusedAsGoogleDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        var judge = new Judge(pair);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            var mutator = new Mutator(seed);
            for (int i = 0; i < MessagesPerType; i++)
            {
                byte[] data = Short(random, pair).ToByteArray();
                for (int mutant = 0; mutant < MutantsPerMessage; mutant++)
                    judge.Compare(mutator.Mutate(data));
            }
        }

        Rounds.Log("damaged bytes", judge.Accepted, judge.Rejected);
        Assert.True(judge.Accepted > 20 && judge.Rejected > 20, $"{judge.Accepted} accepted, {judge.Rejected} refused: the mutations are too weak or too strong");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoiseIsTakenOrRefusedAsGoogleDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        var judge = new Judge(pair);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new Random(seed);
            for (int i = 0; i < 400; i++)
                judge.Compare(Noise(random));
        }

        Rounds.Log("noise", judge.Accepted, judge.Rejected);
        Assert.True(judge.Rejected > 20, $"{judge.Rejected} refused");
    }

    private static byte[] Noise(Random random)
    {
        byte[] data = new byte[random.Next(1, 14)];
        random.NextBytes(data);
        // Low bytes make tags and lengths that reach further into the parser than plain noise does.
        for (int at = 0; at < data.Length; at++)
            data[at] = random.Next(3) == 0 ? data[at] : (byte)(data[at] & 0x1f);
        return data;
    }

    /// <summary>Damage in a message of some kilobytes mostly hits payload; short ones have more structure per byte.</summary>
    private static IMessage Short(RandomMessages random, Pair pair)
    {
        for (int i = 0; i < 20; i++)
        {
            IMessage message = random.Next(pair.Descriptor);
            if (message.CalculateSize() is > 4 and < 400)
                return message;
        }
        return random.Next(pair.Descriptor);
    }
}
