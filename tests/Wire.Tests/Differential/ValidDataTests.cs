using Google.Protobuf;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>What Google writes we read, and write back byte for byte; what we write Google reads as the same value.</summary>
public sealed class ValidDataTests
{
    private const int MessagesPerType = 60;

    public static TheoryData<string> Names => Pairs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatGoogleWritesComesBackByteForByte(string name)
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
        byte[] theirs = message.ToByteArray();
        byte[] ours = pair.Ours(theirs);

        if (!pair.DiffersInPresence)
            Assert.Equal(Convert.ToHexString(theirs), Convert.ToHexString(ours));
        // Not the message itself: Google leaves -0.0 out of fields without presence, where we write it (it is not the default).
        Assert.Equal(pair.Google(theirs), pair.Google(ours));
        pair.CheckValueSemantics(theirs);
    }
}
