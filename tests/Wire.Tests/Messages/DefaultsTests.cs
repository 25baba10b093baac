using Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class DefaultsTests
{
    [Fact]
    public void OrDefaultGivesTheDeclaredDefaultOfEveryType()
    {
        Defaults message = default;

        Assert.Equal(1.5e300, message.DoubleOrDefault);
        Assert.Equal(-2.25f, message.FloatOrDefault);
        Assert.Equal(int.MinValue, message.Int32OrDefault);
        Assert.Equal(long.MinValue, message.Int64OrDefault);
        Assert.Equal(uint.MaxValue, message.Uint32OrDefault);
        Assert.Equal(ulong.MaxValue, message.Uint64OrDefault);
        Assert.Equal(int.MaxValue, message.Sint32OrDefault);
        Assert.Equal(long.MaxValue, message.Sint64OrDefault);
        Assert.Equal(uint.MaxValue, message.Fixed32OrDefault);
        Assert.Equal(511UL, message.Fixed64OrDefault);
        Assert.Equal(-7, message.Sfixed32OrDefault);
        Assert.Equal(-8L, message.Sfixed64OrDefault);
        Assert.True(message.BoolOrDefault);
        Assert.False(message.NoOrDefault);
        Assert.Equal("tab\t quote\" back\\ nl\n é é {brace} A ?", message.StringOrDefault);
        Assert.Equal("", message.EmptyOrDefault);
        Assert.Equal([0, 1, 255, (byte)'"', (byte)'\\', (byte)'a'], message.BytesOrDefault.ToByteArray());
        Assert.Equal(Level.High, message.LevelOrDefault);
        Assert.Equal(Level.Low, message.FirstLevelOrDefault);
    }

    [Fact]
    public void FloatingDefaultsKeepInfinitiesNaNAndTheSignOfZero()
    {
        Defaults message = default;

        Assert.Equal(double.PositiveInfinity, message.InfOrDefault);
        Assert.Equal(double.NegativeInfinity, message.MinusInfOrDefault);
        Assert.True(double.IsNaN(message.NanOrDefault));
        Assert.Equal(float.PositiveInfinity, message.FloatInfOrDefault);
        Assert.True(float.IsNaN(message.FloatNanOrDefault));
        Assert.True(double.IsNegative(message.MinusZeroOrDefault));
        Assert.Equal(float.Epsilon, message.TinyOrDefault);
        Assert.Equal(float.MaxValue, message.LargestOrDefault);
    }

    [Fact]
    public void ADefaultIsNotPresentAndAPresentDefaultIsWritten()
    {
        Assert.Empty(default(Defaults).ToByteArray());
        Assert.Null(default(Defaults).Int32);
        var message = new Defaults { Int32 = int.MinValue, Level = Level.High, Bool = true };

        Assert.Equal(message, Defaults.Parse(message.ToByteArray()));
        Assert.True(Defaults.Parse(message.ToByteArray()).HasLevel);
        Assert.NotEqual(default, message);
    }

    [Fact]
    public void OneofMembersHaveDefaultsToo()
    {
        Defaults message = default;

        Assert.Equal(42, message.OneNumberOrDefault);
        Assert.Equal("forty-two", message.OneTextOrDefault);
        Assert.Equal("42"u8.ToArray(), message.OneBytesOrDefault.ToByteArray());
        Assert.Equal(Level.Negative, message.OneLevelOrDefault);
        message.OneNumber = 1;
        Assert.Equal("forty-two", message.OneTextOrDefault);
        Assert.Equal(1, message.OneNumberOrDefault);
    }
}
