using Cases.V3;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Support;

/// <summary>Messages with something in many fields, as input for tests that cut or spread the bytes.</summary>
public static class Rich
{
    public static Scalars Scalars() => new()
    {
        Double = 1.5, Float = -2.5f, Int32 = -3, Int64 = long.MinValue, Uint32 = uint.MaxValue, Uint64 = ulong.MaxValue,
        Sint32 = int.MinValue, Sint64 = -4, Fixed32 = 5, Fixed64 = 6, Sfixed32 = -7, Sfixed64 = -8, Bool = true,
        String = "naïve 東京 🦜", Bytes = [0, 255, 127], Color = Color.Green, Point = new Point { X = 9, Y = -9 },
        Nested = new Scalars { String = "inner", Nested = new Scalars { Int32 = 300 } },
    };

    public static Lists Lists() => new()
    {
        Doubles = [1, double.NaN, -0.0], Floats = [1.5f, float.NegativeInfinity], Int32S = [0, 1, -1, int.MaxValue, 300], Int64S = [long.MinValue, 128],
        Uint32S = [1, uint.MaxValue], Uint64S = [ulong.MaxValue], Sint32S = [-1, 1, int.MinValue], Sint64S = [long.MaxValue, -64],
        Fixed32S = [1, 2, 3], Fixed64S = [4], Sfixed32S = [-1], Sfixed64S = [-2, 2], Bools = [true, false, true], Strings = ["", "a", "żółw"],
        ByteStrings = [[], [1, 2]], Colors = [Color.Red, Color.Minus, (Color)77], Points = [new Point { X = 1 }, default, new Point { Y = 2 }],
        Nested = [new Lists { Int32S = [7] }],
    };

    public static Maps Maps() => new()
    {
        Int32S = [new(1, 2), new(0, 0), new(-1, -1)], Strings = [new("a", "b"), new("", "")], Bools = [new(true, false), new(false, true)],
        Doubles = [new(1, double.NaN)], ByteStrings = [new("x", [1])], Colors = [new("red", Color.Red)], Points = [new("p", new Point { X = 3 })],
        Nested = [new("n", new Maps { Int64S = [new(long.MinValue, long.MaxValue)] })], Times = [new(1, new Timestamp { Seconds = 5 })],
        Lists = [new(1, new Lists { Strings = ["s"] })],
    };

    public static Tree Tree() => new()
    {
        Label = "root", Left = new Tree { Label = "left", Leaf = 0 }, Children = [new Tree { Label = "a" }, new Tree { Only = new Tree { Label = "b" } }],
        Named = [new("n", new Tree { Right = new Tree { Label = "r" } })],
    };
}
