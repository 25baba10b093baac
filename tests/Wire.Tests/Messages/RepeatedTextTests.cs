extern alias google;

using System.Text;
using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using GoogleV3 = google::Cases.V3;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Short texts that come again in one parse are one object. What they say does not depend on it.</summary>
public sealed class RepeatedTextTests
{
    [Fact]
    public void ATextThatComesAgainIsTheSameObject()
    {
        byte[] data = Texts(Enumerable.Range(0, 1000).Select(static i => $"label-{i % 7}"));

        Lists parsed = Lists.Parse(data);

        Assert.Equal(7, Objects(parsed.Strings));
        Assert.Equal("label-5", parsed.Strings[5]);
        Assert.Equal("label-5", parsed.Strings[999]);
    }

    [Fact]
    public void SoItIsInSubMessagesInMapsAndWithoutValidation()
    {
        var children = WireBuilder.New();
        var maps = WireBuilder.New();
        var lenient = WireBuilder.New();
        for (int i = 0; i < 2000; i++)
        {
            string name = $"name-{i % 5}";
            children.Message(4, child => child.Text(1, name));
            maps.Message(18, entry => entry.Text(1, $"map {i}").Message(2, map => map.Message(12, pair => pair.Text(1, name).Text(2, "value"))));
            lenient.Text(23, name);
        }
        Tree tree = Tree.Parse(children.ToArray());
        Maps nested = Maps.Parse(maps.ToArray());

        Assert.Equal(5, Objects(tree.Children.Select(static child => child.Label)));
        Assert.Equal(5, Objects(nested.Nested.Values.SelectMany(static map => map.Strings.Keys)));
        Assert.Equal(1, Objects(nested.Nested.Values.SelectMany(static map => map.Strings.Values)));
        Assert.Equal(5, Objects(V2.Scalars.Parse(lenient.ToArray()).Strings));
    }

    [Fact]
    public void TwoParsesShareNothing()
    {
        byte[] data = Texts(Enumerable.Repeat("the same", 1000));

        Assert.NotSame(Lists.Parse(data).Strings[0], Lists.Parse(data).Strings[0]);
    }

    [Fact]
    public void TheTextsAreWhatTheOracleReads()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            // Texts of few letters and few lengths are alike in length and at both ends, and differ within.
            string letters = round % 3 == 0 ? "ab" : round % 3 == 1 ? "abcdefgh" : "aé東\ud83d\ude00b";
            string[] texts = [.. Enumerable.Range(0, 1000).Select(_ => Text(random, letters))];
            byte[] data = Texts(texts);

            Assert.Equal(texts, Lists.Parse(data).Strings);
            Assert.Equal(texts, GoogleV3.Lists.Parser.ParseFrom(data).Strings);
        }
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 40)]
    [InlineData(31, 33)]
    public void EveryLengthIsRead(int from, int to)
    {
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => new string('x', from + (i % (to - from + 1))))];

        Assert.Equal(texts, Lists.Parse(Texts(texts)).Strings);
    }

    [Fact]
    public void AParseThatFailsLeavesNothingBehind()
    {
        byte[] data = Texts(Enumerable.Repeat("the same", 1000));
        byte[] cut = data[..^1];

        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<ProtoException>(() => Lists.Parse(cut));
            Assert.Equal(1, Objects(Lists.Parse(data).Strings));
        }
    }

    [Fact]
    public void IllFormedTextIsRefusedAfterTextThatLooksLikeIt()
    {
        byte[] good = Texts(Enumerable.Repeat("abcdefgh??ijklmnop", 1000));
        byte[] bad = Encoding.ASCII.GetBytes("abcdefgh??ijklmnop");
        bad[8] = 0xc3;

        Assert.Throws<ProtoException>(() => Lists.Parse([.. good, .. WireBuilder.New().Bytes(14, bad).ToArray()]));
    }

    private static string Text(Random random, string letters)
    {
        var text = new StringBuilder();
        for (int length = random.Next(36); length > 0; length--)
        {
            int at = random.Next(letters.Length);
            text.Append(char.IsSurrogate(letters[at]) ? "\ud83d\ude00" : letters[at].ToString());
        }
        return text.ToString();
    }

    private static byte[] Texts(IEnumerable<string> texts)
    {
        var data = WireBuilder.New();
        foreach (string text in texts)
            data.Text(14, text);
        return data.ToArray();
    }

    private static int Objects(IEnumerable<string> texts) => texts.Distinct<object>(ReferenceEqualityComparer.Instance).Count();
}
