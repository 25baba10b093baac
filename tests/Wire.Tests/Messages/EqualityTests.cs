using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class EqualityTests
{
    private static readonly double _otherNaN = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001);

    [Fact]
    public void NaNEqualsItselfBitByBit()
    {
        AssertEqual(new Scalars { Double = double.NaN, Float = float.NaN }, new Scalars { Double = double.NaN, Float = float.NaN });
        Assert.NotEqual(new Scalars { Double = double.NaN }, new Scalars { Double = _otherNaN });
        AssertEqual(new Optionals { Double = double.NaN, Float = float.NaN }, new Optionals { Double = double.NaN, Float = float.NaN });
        AssertEqual(new Lists { Doubles = [double.NaN], Floats = [float.NaN] }, new Lists { Doubles = [double.NaN], Floats = [float.NaN] });
        AssertEqual(new Maps { Doubles = [new(1, double.NaN)], Floats = [new(1, float.NaN)] }, new Maps { Doubles = [new(1, double.NaN)], Floats = [new(1, float.NaN)] });
        AssertEqual(new Choice { Double = double.NaN }, new Choice { Double = double.NaN });
        AssertEqual(new Wrappers { Double = double.NaN, Float = float.NaN }, new Wrappers { Double = double.NaN, Float = float.NaN });
    }

    [Fact]
    public void NegativeZeroDiffersFromZero()
    {
        Assert.NotEqual(new Scalars { Double = -0.0 }, default);
        Assert.NotEqual(new Scalars { Float = -0.0f }, default);
        Assert.NotEqual(new Optionals { Double = -0.0 }, new Optionals { Double = 0.0 });
        Assert.NotEqual(new Lists { Doubles = [-0.0] }, new Lists { Doubles = [0.0] });
        Assert.NotEqual(new Lists { Floats = [-0.0f] }, new Lists { Floats = [0.0f] });
        Assert.NotEqual(new Maps { Doubles = [new(1, -0.0)] }, new Maps { Doubles = [new(1, 0.0)] });
        Assert.NotEqual(new Choice { Double = -0.0 }, new Choice { Double = 0.0 });
        Assert.NotEqual(new Choice { Float = -0.0f }, new Choice { Float = 0.0f });
        Assert.NotEqual(new Wrappers { Double = -0.0 }, new Wrappers { Double = 0.0 });
    }

    [Fact]
    public void MapsCompareWithoutOrder()
    {
        var left = new MapBuilder<string, string>();
        var right = new MapBuilder<string, string>();
        for (int i = 0; i < 50; i++)
        {
            left[$"k{i}"] = $"v{i}";
            right[$"k{49 - i}"] = $"v{49 - i}";
        }
        AssertEqual(new Maps { Strings = left.ToMap() }, new Maps { Strings = right.ToMap() });
        right["k7"] = "other";
        Assert.NotEqual(new Maps { Strings = left.ToMap() }, new Maps { Strings = right.ToMap() });
        Assert.NotEqual(new Maps { Strings = [new("a", "")] }, new Maps { Strings = [new("b", "")] });
        Assert.NotEqual(new Maps { Strings = [new("a", "")] }, default);
        AssertEqual(new Maps { Points = [new("a", new Point { X = 1 }), new("b", default)] }, new Maps { Points = [new("b", default), new("a", new Point { X = 1 })] });
        Assert.NotEqual(new Maps { Points = [new("a", new Point { X = 1 })] }, new Maps { Points = [new("a", new Point { X = 2 })] });
    }

    [Fact]
    public void ListsCompareInOrder()
    {
        AssertEqual(Rich.Lists(), Rich.Lists());
        Assert.NotEqual(new Lists { Int32S = [1, 2] }, new Lists { Int32S = [2, 1] });
        Assert.NotEqual(new Lists { Strings = ["a"] }, new Lists { Strings = ["a", "a"] });
        Assert.NotEqual(new Lists { Points = [new Point { X = 1 }] }, new Lists { Points = [new Point { Y = 1 }] });
        Assert.NotEqual(new Lists { ByteStrings = [[1]] }, new Lists { ByteStrings = [[2]] });
    }

    [Fact]
    public void AbsentDiffersFromPresentAndDefault()
    {
        Assert.NotEqual(new Optionals { Int32 = 0 }, default);
        Assert.NotEqual(new Optionals { String = "" }, default);
        Assert.NotEqual(new Optionals { Bytes = ByteString.Empty }, default);
        Assert.NotEqual(new Optionals { Point = default(Point) }, default);
        Assert.NotEqual(new Optionals { Nested = default(Optionals) }, default);
        Assert.NotEqual(new Choice { Int32 = 0 }, new Choice { Int64 = 0 });
        Assert.NotEqual(new Choice { String = "" }, default);
        Assert.NotEqual(new Wrappers { Int32 = 0 }, default);
        Assert.NotEqual(new Wrappers { Bytes = ByteString.Empty }, default);
        AssertEqual(new Scalars { String = "", Bytes = ByteString.Empty }, default);
    }

    [Fact]
    public void BoxedInlineAndOneofMessagesCompareByContent()
    {
        AssertEqual(Rich.Tree(), Rich.Tree());
        AssertEqual(Rich.Scalars(), Rich.Scalars());
        AssertEqual(new Choice { Nested = new Choice { Point = new Point { X = 1 } } }, new Choice { Nested = new Choice { Point = new Point { X = 1 } } });
        Assert.NotEqual(new Choice { Point = new Point { X = 1 } }, new Choice { Point = new Point { X = 2 } });
        Assert.NotEqual(new Choice { Bytes = [1] }, new Choice { Bytes = [2] });
        AssertEqual(new Choice { Bytes = [1] }, new Choice { Bytes = [1] });
        Assert.NotEqual(new Choice { Name = "x" }, new Choice { Alias = "x" });
    }

    [Fact]
    public void EveryChangeOfOneFieldIsSeen()
    {
        Scalars scalars = Rich.Scalars();
        foreach (Scalars changed in (Scalars[])
            [
                scalars with { Double = 0 }, scalars with { Float = 0 }, scalars with { Int32 = 0 }, scalars with { Int64 = 0 }, scalars with { Uint32 = 0 },
                scalars with { Uint64 = 0 }, scalars with { Sint32 = 0 }, scalars with { Sint64 = 0 }, scalars with { Fixed32 = 0 }, scalars with { Fixed64 = 0 },
                scalars with { Sfixed32 = 0 }, scalars with { Sfixed64 = 0 }, scalars with { Bool = false }, scalars with { String = "" }, scalars with { Bytes = default },
                scalars with { Color = default }, scalars with { Point = null }, scalars with { Nested = null }, scalars with { UnknownFields = UnknownFields.Parse([0x98, 0x06, 1]) },
            ])
        {
            Assert.NotEqual(scalars, changed);
            Assert.True(scalars != changed);
            Assert.False(scalars.Equals((object)changed));
        }
        Assert.False(scalars.Equals(null));
        Assert.False(scalars.Equals((object)"text"));
    }

    [Fact]
    public void MessagesAreKeysByContent()
    {
        var set = new HashSet<Scalars> { Rich.Scalars(), Rich.Scalars(), default };

        Assert.Equal(2, set.Count);
        Assert.Contains(Rich.Scalars(), set);
        Assert.DoesNotContain(Rich.Scalars() with { Int32 = 5 }, set);
    }

    private static void AssertEqual<T>(T left, T right)
        where T : struct, IMessage<T>
    {
        Assert.True(left.Equals(right));
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }
}
