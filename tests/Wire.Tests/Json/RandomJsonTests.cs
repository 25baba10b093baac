using Google.Protobuf;
using ProtoGen.Tests.Wire.Differential;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>JSON that Google writes means the same to us, and the other way round; what Google cannot write, we cannot either.</summary>
public sealed class RandomJsonTests
{
    private const int MessagesPerType = 60;

    public static TheoryData<string> Names => Pairs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void BothSidesReadWhatTheOtherWrites(string name)
    {
        Pair pair = Pairs.Find(name);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            for (int i = 0; i < MessagesPerType; i++)
                Compare(pair, random.Next(pair.Descriptor));
        }
    }

    private static void Compare(Pair pair, IMessage message)
    {
        byte[] binary = message.ToByteArray();
        string theirs;
        try
        {
            theirs = JsonFormatter.Default.Format(message);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // By the specification an empty Any is {}, and a Struct may have a member with an empty name.
            bool isGoogleOnly = problem.Message.StartsWith("Struct fields cannot have an empty key", StringComparison.Ordinal) || problem.Message.EndsWith("type name ''", StringComparison.Ordinal);
            if (!isGoogleOnly)
                Assert.Throws<ProtoException>(() => pair.OurJson(binary));
            return;
        }

        string ours;
        try
        {
            ours = pair.OurJson(binary);
        }
        catch (ProtoException problem) when (problem.Problem.StartsWith("a google.protobuf.Value holds NaN", StringComparison.Ordinal))
        {
            // Google.Protobuf writes it, against the specification (one of its conformance failures), as a string, and reads a string back.
            Assert.Matches("\"(NaN|-?Infinity)\"", theirs);
            return;
        }

        // Compared as JSON, which knows one NaN, and as bytes where there is none.
        Assert.Equal(ours, pair.OurJson(pair.OursFromJson(ours)));
        if (JsonJudge.HasEmptyPath(ours))
            return; // JsonDisagreement.EmptyMaskPath
        Assert.Equal(ours, pair.OurJson(pair.OursFromJson(theirs)));
        Assert.Equal(ours, pair.OurJson(Parse(pair, ours).ToByteArray()));
        if (pair.DiffersInPresence)
            return;
        Assert.Equal(theirs, JsonFormatter.Default.Format(Parse(pair, ours)));
        if (!theirs.Contains("\"NaN\"", StringComparison.Ordinal))
            Assert.Equal(Convert.ToHexString(pair.Ours(binary)), Convert.ToHexString(pair.OursFromJson(ours)));
    }

    private static IMessage Parse(Pair pair, string json) => JsonParser.Default.Parse(json, pair.Descriptor);
}
