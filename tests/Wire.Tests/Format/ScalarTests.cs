using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

public sealed class ScalarTests
{
    [Fact]
    public void EveryScalarTypeHasItsWireForm()
    {
        var message = new Scalars
        {
            Double = 1, Float = -2, Int32 = 150, Int64 = -1, Uint32 = 300, Uint64 = 1, Sint32 = -2, Sint64 = 2, Fixed32 = 0x01020304, Fixed64 = 5,
            Sfixed32 = -1, Sfixed64 = -2, Bool = true, String = "é", Bytes = [0], Color = Color.Minus, Point = new Point { Y = 1 }, Nested = default(Scalars),
        };
        byte[] expected = WireBuilder.Hex(
            "09 00 00 00 00 00 00 F0 3F  15 00 00 00 C0  18 96 01  20 FF FF FF FF FF FF FF FF FF 01  28 AC 02  30 01  38 03  40 04"
            + "4D 04 03 02 01  51 05 00 00 00 00 00 00 00  5D FF FF FF FF  61 FE FF FF FF FF FF FF FF  68 01  72 02 C3 A9  7A 01 00"
            + "80 01 FB FF FF FF FF FF FF FF FF 01  8A 01 02 10 01  92 01 00");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Scalars.Parse(expected));
    }

    [Fact]
    public void DefaultsOfImplicitFieldsAreNotWritten()
    {
        Assert.Empty(default(Scalars).ToByteArray());
        Assert.Empty(new Scalars { String = "", Bytes = [], Color = Color.Unspecified, Double = 0 }.ToByteArray());
    }

    [Fact]
    public void NegativeZeroIsWritten()
    {
        Assert.Equal(WireBuilder.Hex("09 00 00 00 00 00 00 00 80"), new Scalars { Double = -0.0 }.ToByteArray());
        Assert.Equal(WireBuilder.Hex("15 00 00 00 80"), new Scalars { Float = -0.0f }.ToByteArray());
    }

    [Fact]
    public void DefaultsOfExplicitFieldsAreWritten()
    {
        var message = new Optionals { Int32 = 0, String = "", Bytes = ByteString.Empty, Double = 0, Bool = false, Color = Color.Unspecified, Point = default(Point) };
        byte[] expected = WireBuilder.Hex("09 00 00 00 00 00 00 00 00  18 00  68 00  72 00  7A 00  80 01 00  8A 01 00");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Optionals.Parse(expected));
    }

    [Fact]
    public void NaNKeepsItsPayload()
    {
        double odd = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234);
        float oddFloat = BitConverter.Int32BitsToSingle(0x7FC0_0123);
        Scalars back = Scalars.Parse(new Scalars { Double = odd, Float = oddFloat }.ToByteArray());

        Assert.Equal(BitConverter.DoubleToInt64Bits(odd), BitConverter.DoubleToInt64Bits(back.Double));
        Assert.Equal(BitConverter.SingleToInt32Bits(oddFloat), BitConverter.SingleToInt32Bits(back.Float));
    }

    [Fact]
    public void OfASingularFieldTheLastValueWins()
    {
        byte[] data = WireBuilder.New().Varint(3, 1).Text(14, "a").Varint(3, 2).Text(14, "b").Fixed64(10, 1).Varint(3, 0).ToArray();
        Scalars message = Scalars.Parse(data);

        Assert.Equal(new Scalars { String = "b", Fixed64 = 1 }, message);
    }

    [Fact]
    public void FieldsComeInAnyOrder()
    {
        byte[] data = WireBuilder.New().Text(14, "s").Varint(6, 1).Varint(13, 1).Varint(5, 2).Fixed32(2, 0).Varint(3, 4).ToArray();

        Assert.Equal(new Scalars { String = "s", Uint64 = 1, Bool = true, Uint32 = 2, Int32 = 4 }, Scalars.Parse(data));
    }

    [Fact]
    public void OpenEnumsKeepNumbersTheyDoNotName()
    {
        Scalars message = Scalars.Parse(WireBuilder.New().Varint(16, 12345).ToArray());

        Assert.Equal((Color)12345, message.Color);
        Assert.True(message.UnknownFields.IsEmpty);
        Assert.Equal(WireBuilder.New().Varint(16, 12345).ToArray(), message.ToByteArray());
    }
}
