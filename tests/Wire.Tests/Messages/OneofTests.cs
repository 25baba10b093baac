using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class OneofTests
{
    /// <summary>Every kind of member, set to its default so that nothing but the case tells.</summary>
    public static TheoryData<int> Members => [.. Enumerable.Range(0, Setters.Length)];

    private static (Choice.PickOneofCase Case, Choice Message)[] Setters =>
    [
        (Choice.PickOneofCase.Double, new Choice { Double = 0 }),
        (Choice.PickOneofCase.Float, new Choice { Float = 0 }),
        (Choice.PickOneofCase.Int32, new Choice { Int32 = 0 }),
        (Choice.PickOneofCase.Int64, new Choice { Int64 = 0 }),
        (Choice.PickOneofCase.Uint32, new Choice { Uint32 = 0 }),
        (Choice.PickOneofCase.Uint64, new Choice { Uint64 = 0 }),
        (Choice.PickOneofCase.Sint32, new Choice { Sint32 = 0 }),
        (Choice.PickOneofCase.Sint64, new Choice { Sint64 = 0 }),
        (Choice.PickOneofCase.Fixed32, new Choice { Fixed32 = 0 }),
        (Choice.PickOneofCase.Fixed64, new Choice { Fixed64 = 0 }),
        (Choice.PickOneofCase.Sfixed32, new Choice { Sfixed32 = 0 }),
        (Choice.PickOneofCase.Sfixed64, new Choice { Sfixed64 = 0 }),
        (Choice.PickOneofCase.Bool, new Choice { Bool = false }),
        (Choice.PickOneofCase.String, new Choice { String = "" }),
        (Choice.PickOneofCase.Bytes, new Choice { Bytes = ByteString.Empty }),
        (Choice.PickOneofCase.Color, new Choice { Color = Color.Unspecified }),
        (Choice.PickOneofCase.Point, new Choice { Point = default(Point) }),
        (Choice.PickOneofCase.Nested, new Choice { Nested = default(Choice) }),
        (Choice.PickOneofCase.WrappedInt64, new Choice { WrappedInt64 = 0 }),
        (Choice.PickOneofCase.WrappedString, new Choice { WrappedString = "" }),
        (Choice.PickOneofCase.WrappedBytes, new Choice { WrappedBytes = ByteString.Empty }),
        (Choice.PickOneofCase.Lists, new Choice { Lists = default(Lists) }),
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void AMemberSetToItsDefaultIsTheCaseAndIsWritten(int member)
    {
        (Choice.PickOneofCase expected, Choice message) = Setters[member];

        Assert.Equal(expected, message.PickCase);
        Assert.NotEmpty(message.ToByteArray());
        Assert.Equal(message, Choice.Parse(message.ToByteArray()));
        message.ClearPick();
        Assert.Equal(default, message);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void OnTheWireTheLastMemberWins(int member)
    {
        (_, Choice message) = Setters[member];
        for (int other = 0; other < Setters.Length; other++)
        {
            Choice last = Setters[other].Message;
            Choice both = Choice.Parse([.. message.ToByteArray(), .. last.ToByteArray()]);

            Assert.Equal(last, both);
            Assert.Equal(last.GetHashCode(), both.GetHashCode());
        }
    }

    [Fact]
    public void SettingOneMemberClearsTheOthers()
    {
        var message = new Choice { Int32 = 5 };
        message.String = "text";
        Assert.Null(message.Int32);
        Assert.False(message.HasInt32);
        Assert.Equal(0, message.Int32OrDefault);
        message.Point = new Point { X = 1 };
        Assert.Null(message.String);
        Assert.Equal("", message.StringOrDefault);
        message.Bool = true;
        Assert.Null(message.Point);
        Assert.Equal(default, message.PointOrDefault);
        Assert.Equal(new Choice { Bool = true }, message);
        Assert.Equal(new Choice { Bool = true }.GetHashCode(), message.GetHashCode());
    }

    [Fact]
    public void NullClearsTheMemberOnlyWhenItIsTheOneThatIsSet()
    {
        var message = new Choice { Int32 = 5 };
        message.String = null;
        message.Double = null;
        message.Point = null;
        message.Bytes = null;
        Assert.Equal(5, message.Int32);
        message.Int32 = null;
        Assert.Equal(default, message);
    }

#pragma warning disable PGEN0903 // that the first is lost is what is shown
    [Fact]
    public void OfTwoMembersInAnInitializerTheLastWins() => Assert.Equal(new Choice { String = "x" }, new Choice { Int32 = 1, String = "x" });
#pragma warning restore PGEN0903

    [Fact]
    public void OneofsAreIndependent()
    {
        var message = new Choice { Before = 1, Int64 = -1, Alias = "a", Flag = true, After = "z" };

        Assert.Equal(Choice.SecondOneofCase.Alias, message.SecondCase);
        Assert.Equal(Choice.ThirdOneofCase.Flag, message.ThirdCase);
        Assert.Equal(message, Choice.Parse(message.ToByteArray()));
        message.ClearSecond();
        Assert.Equal(new Choice { Before = 1, Int64 = -1, Flag = true, After = "z" }, message);
    }

    [Fact]
    public void RecordsOfTheSameMessageMemberMergeAndAnotherMemberBetweenThemDrops()
    {
        byte[] x = WireBuilder.New().Message(18, point => point.Varint(1, 1)).ToArray();
        byte[] y = WireBuilder.New().Message(18, point => point.Varint(2, 2)).ToArray();
        byte[] other = WireBuilder.New().Varint(4, 5).ToArray();

        Assert.Equal(new Choice { Point = new Point { X = 1, Y = 2 } }, Choice.Parse([.. x, .. y]));
        Assert.Equal(new Choice { Point = new Point { Y = 2 } }, Choice.Parse([.. x, .. other, .. y]));
        Assert.Equal(new Choice { Int32 = 5 }, Choice.Parse([.. x, .. y, .. other]));
    }
}
