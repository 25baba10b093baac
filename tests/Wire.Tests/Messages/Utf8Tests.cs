extern alias google;

using System.Text;
using System.Text.Unicode;
using Cases.V3;
using Google.Protobuf;
using ProtoGen.Tests.Wire.Support;
using GoogleV2 = google::Cases.V2;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class Utf8Tests
{
    [Theory]
    [InlineData("80")] // a continuation byte alone
    [InlineData("C3")] // cut off
    [InlineData("C3 28")]
    [InlineData("C3 C3 A9")] // cut off by the next sequence
    [InlineData("E6 9D E6 9D B1")]
    [InlineData("C0 80")] // overlong
    [InlineData("E0 80 80")]
    [InlineData("ED A0 80")] // a surrogate
    [InlineData("F0 80 80 80")]
    [InlineData("F4 90 80 80")] // beyond U+10FFFF
    [InlineData("F8 88 80 80 80")]
    [InlineData("FF")]
    public void IllFormedTextIsRefusedWhereverItIsAndHoweverLong(string hex)
    {
        byte[] bad = WireBuilder.Hex(hex);
        foreach (int padding in (int[])[0, 1, 3, 7, 8, 15, 16, 31, 60, 61, 62, 63, 64, 120, 127, 128, 129, 255, 256, 300, 5000])
        {
            byte[] before = [.. Enumerable.Repeat((byte)'a', padding), .. bad];
            byte[] behind = [.. bad, .. Enumerable.Repeat((byte)'a', padding)];
            foreach (byte[] text in (byte[][])[before, behind])
            {
                Assert.Throws<ProtoException>(() => Scalars.Parse(WireBuilder.New().Bytes(14, text).ToArray()));
                Assert.Throws<ProtoException>(() => Lists.Parse(WireBuilder.New().Text(14, "good").Bytes(14, text).ToArray()));
                Assert.Throws<ProtoException>(() => Choice.Parse(WireBuilder.New().Bytes(15, text).ToArray()));
                Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.New().Message(12, e => e.Bytes(1, text)).ToArray()));
                Assert.Throws<ProtoException>(() => Wrappers.Parse(WireBuilder.New().Message(8, e => e.Bytes(1, text)).ToArray()));
                Assert.Equal(Encoding.UTF8.GetString(text), V2.Scalars.Parse(WireBuilder.New().Bytes(14, text).ToArray()).String);
                Assert.Equal(text, Scalars.Parse(WireBuilder.New().Bytes(15, text).ToArray()).Bytes.ToByteArray());
            }
        }
    }

    /// <summary>A C# string cannot hold ill-formed UTF-8: what the schema's author allows to be there is replaced, not kept.</summary>
    [Theory]
    [InlineData("61 80 62", "a\ufffdb")]
    [InlineData("C3", "\ufffd")]
    [InlineData("E6 9D", "\ufffd")]
    [InlineData("ED A0 80", "\ufffd\ufffd\ufffd")]
    [InlineData("F0 9F A6 41 FF", "\ufffdA\ufffd")]
    public void IllFormedTextThatNobodyValidatesIsReplacedAsGoogleReplacesIt(string hex, string expected)
    {
        byte[] text = WireBuilder.Hex(hex);
        byte[] data = WireBuilder.New().Bytes(14, text).Bytes(23, text).Message(25, entry => entry.Bytes(1, text)).ToArray();

        V2.Scalars message = V2.Scalars.Parse(data);
        GoogleV2.Scalars theirs = GoogleV2.Scalars.Parser.ParseFrom(data);

        Assert.Equal([expected, expected, expected], [message.StringOrDefault, message.Strings[0], message.Map.Keys.Single()]);
        Assert.Equal([expected, expected, expected], [theirs.String, theirs.Strings[0], theirs.Map.Keys.Single()]);
        Assert.Equal(theirs, GoogleV2.Scalars.Parser.ParseFrom(message.ToByteArray()));
        Assert.Equal(message, V2.Scalars.Parse(message.ToByteArray()));
    }

    [Fact]
    public void WellFormedTextOfEveryLengthAndWidthRoundTrips()
    {
        foreach (string unit in (string[])["a", "é", "東", "🦜", "aé東🦜"])
        {
            for (int count = 0; count <= 300; count += count < 40 ? 1 : 13)
            {
                string text = string.Concat(Enumerable.Repeat(unit, count));
                foreach (string variant in (string[])[text, text + "a", "a" + text, text + "é"])
                {
                    byte[] expected = variant.Length == 0 ? [] : WireBuilder.New().Text(14, variant).ToArray();
                    Assert.Equal(expected, new Scalars { String = variant }.ToByteArray());
                    Assert.Equal(variant, Scalars.Parse(expected).String);
                }
            }
        }
    }

    [Fact]
    public void EveryCodePointRoundTripsInShortText()
    {
        var text = new StringBuilder();
        for (int scalar = 1; scalar <= 0x10ffff; scalar++)
        {
            if (Rune.IsValid(scalar))
                text.Append(new Rune(scalar).ToString());
            if (text.Length < 30 && scalar < 0x10ffff)
                continue;
            string expected = text.ToString();
            byte[] wire = WireBuilder.New().Text(14, expected).ToArray();
            Assert.Equal(wire, new Scalars { String = expected }.ToByteArray());
            Assert.Equal(expected, Scalars.Parse(wire).String);
            text.Clear();
        }
    }

    [Fact]
    public void TheBordersOfWellFormedSequencesAreThoseOfUnicode()
    {
        byte[] borders = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
        for (int lead = 0xc0; lead <= 0xff; lead++)
        {
            foreach (byte second in borders)
            {
                foreach (byte third in borders)
                {
                    foreach (byte fourth in (byte[])[0x7f, 0x80, 0xbf, 0xc0])
                    {
                        byte[] text = [(byte)lead, second, third, fourth];
                        Exception? problem = Record.Exception(() => Scalars.Parse(WireBuilder.New().Bytes(14, text).ToArray()));
                        Assert.Equal(Utf8.IsValid(text), problem is null);
                    }
                }
            }
        }
    }

    [Fact]
    public void ALoneSurrogateCannotBeWritten()
    {
        foreach (string text in (string[])["\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "\ud83e\ud83e\udd9c", "\ud83e\udd9c\udd9c"])
            Assert.Throws<ProtoException>(() => new Scalars { String = text }.ToByteArray());
    }

    [Fact]
    public void ALongTextOfEachWidthRoundTrips()
    {
        foreach (string unit in (string[])["a", "é", "東", "🦜"])
        {
            string text = string.Concat(Enumerable.Repeat(unit, 200_000));
            byte[] data = new Scalars { String = text, Int32 = 1 }.ToByteArray();

            Assert.Equal(WireBuilder.New().Varint(3, 1).Text(14, text).ToArray(), data);
            Assert.Equal(text, Scalars.Parse(data).String);
        }
    }

    /// <summary>By UTF-16 unit: lone surrogates do not survive in attributes.</summary>
    [Theory]
    [InlineData(0xd800)]
    [InlineData(0xdc00)]
    [InlineData(0xdc00, 0xd800)]
    [InlineData(0xd83e)]
    [InlineData(0xe9, 0xd800, 0xe9)]
    public void LoneSurrogatesAreNotWritten(params int[] units)
    {
        string bad = string.Concat(units.Select(unit => (char)unit));
        foreach (int padding in (int[])[0, 1, 7, 16, 130, 5000])
        {
            string text = new string('a', padding) + bad + new string('東', padding);

            Assert.Throws<ProtoException>(() => new Scalars { String = text }.ToByteArray());
            Assert.Throws<ProtoException>(() => new Lists { Strings = ["ok", text] }.ToByteArray());
            Assert.Throws<ProtoException>(() => new Maps { Strings = [new(text, "")] }.CalculateSize());
            Assert.Throws<ProtoException>(() => new Choice { String = text }.ToByteArray());
            Assert.Throws<ProtoException>(() => new Wrappers { String = text }.ToByteArray());
            Assert.Throws<ProtoException>(() => new V2.Scalars { String = text }.ToByteArray());
        }
        // The buffers of a failed write are fit for the next one.
        Assert.Equal(Rich.Lists(), Lists.Parse(Rich.Lists().ToByteArray()));
    }

    [Fact]
    public void ZeroCharactersAreCharacters() => Assert.Equal("a\0b", Scalars.Parse(new Scalars { String = "a\0b" }.ToByteArray()).String);

    /// <summary>The blocks of the vector code meet sequences of every length at every place, whole and damaged.</summary>
    [Fact]
    public void RandomTextIsReadAndRefusedAsTheLibraryDoes()
    {
        string[] units = ["a", "z ", "é", "ж", "東", "\u0800", "\uffff", "🦜", "\U0010ffff"];
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder();
            int variety = random.Next(1, units.Length + 1);
            for (int count = random.Next(1, 100); count > 0; count--)
                text.Append(units[random.Next(variety)]);
            byte[] utf8 = Encoding.UTF8.GetBytes(text.ToString());
            Assert.Equal(utf8, new Scalars { String = text.ToString() }.ToByteArray()[^utf8.Length..]);
            if (round % 2 == 1)
                utf8[random.Next(utf8.Length)] = (byte)random.Next(256);

            byte[] wire = WireBuilder.New().Bytes(14, utf8).ToArray();
            if (Utf8.IsValid(utf8))
                Assert.Equal(Encoding.UTF8.GetString(utf8), Scalars.Parse(wire).String);
            else
                Assert.Throws<ProtoException>(() => Scalars.Parse(wire));
        }
    }
}
