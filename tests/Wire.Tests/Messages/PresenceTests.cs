using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class PresenceTests
{
    [Fact]
    public void TheDefaultOfAMessageIsEmpty()
    {
        Scalars scalars = default;
        Lists lists = default;
        Maps maps = default;
        Choice choice = default;

        Assert.Equal("", scalars.String);
        Assert.True(scalars.Bytes.IsEmpty);
        Assert.Null(scalars.Point);
        Assert.Null(scalars.Nested);
        Assert.Equal(default, scalars.NestedOrDefault.NestedOrDefault.PointOrDefault);
        Assert.Empty(lists.Strings);
        Assert.Empty(maps.Points);
        Assert.Equal(Choice.PickOneofCase.None, choice.PickCase);
        Assert.Equal(0, scalars.CalculateSize() + lists.CalculateSize() + maps.CalculateSize() + choice.CalculateSize());
        Assert.True(scalars.UnknownFields.IsEmpty);
        Assert.Equal(new Scalars(), scalars);
    }

    [Fact]
    public void EveryKindOfOptionalFieldIsAbsentUntilSetAndAgainWhenCleared()
    {
        var message = new Optionals();
        Check(() => message.HasDouble, () => message.Double, v => message.Double = v, 0.0);
        Check(() => message.HasFloat, () => message.Float, v => message.Float = v, 0f);
        Check(() => message.HasInt32, () => message.Int32, v => message.Int32 = v, 0);
        Check(() => message.HasInt64, () => message.Int64, v => message.Int64 = v, 0L);
        Check(() => message.HasUint32, () => message.Uint32, v => message.Uint32 = v, 0u);
        Check(() => message.HasUint64, () => message.Uint64, v => message.Uint64 = v, 0ul);
        Check(() => message.HasSint32, () => message.Sint32, v => message.Sint32 = v, 0);
        Check(() => message.HasSint64, () => message.Sint64, v => message.Sint64 = v, 0L);
        Check(() => message.HasFixed32, () => message.Fixed32, v => message.Fixed32 = v, 0u);
        Check(() => message.HasFixed64, () => message.Fixed64, v => message.Fixed64 = v, 0ul);
        Check(() => message.HasSfixed32, () => message.Sfixed32, v => message.Sfixed32 = v, 0);
        Check(() => message.HasSfixed64, () => message.Sfixed64, v => message.Sfixed64 = v, 0L);
        Check(() => message.HasBool, () => message.Bool, v => message.Bool = v, false);
        Check(() => message.HasBytes, () => message.Bytes, v => message.Bytes = v, ByteString.Empty);
        Check(() => message.HasColor, () => message.Color, v => message.Color = v, Color.Unspecified);
        Check(() => message.HasPoint, () => message.Point, v => message.Point = v, default(Point));
        Check(() => message.HasNested, () => message.Nested, v => message.Nested = v, default(Optionals));
        Assert.Equal(default, message);

        message.String = "";
        Assert.True(message.HasString);
        Assert.Equal("", message.String);
        message.String = null;
        Assert.False(message.HasString);
        Assert.Equal("", message.StringOrDefault);
        Assert.Equal(default, message);
    }

    [Fact]
    public void PresenceSurvivesTheWireInMessagesWithManyFields()
    {
        for (int number = 1; number <= 90; number++)
        {
            // A zero of the right wire type, so that only presence tells that it is there.
            var one = new Cases.Wide.Wide();
            foreach (uint wireType in (uint[])[0, 1, 2, 5])
            {
                byte[] value = new byte[wireType switch { 1 => 8, 5 => 4, _ => 1 }];
                byte[] data = WireBuilder.New().Tag((uint)number, wireType).Raw(value).ToArray();
                Cases.Wide.Wide message = Cases.Wide.Wide.Parse(data);
                if (message.UnknownFields.IsEmpty && number % 13 != 0)
                {
                    one = message;
                    Assert.Equal(data, message.ToByteArray());
                }
            }
            if (number % 13 != 0)
                Assert.NotEqual(default, one);
        }
    }

    [Fact]
    public void OrDefaultReadsThroughWithoutCopying()
    {
        var message = new Scalars { Nested = new Scalars { Int32 = 1 }, Point = new Point { X = 2 } };
        ref readonly Scalars nested = ref message.NestedOrDefault;
        ref readonly Point point = ref message.PointOrDefault;

        Assert.Equal(1, nested.Int32);
        Assert.Equal(2, point.X);
        message.Nested = message.NestedOrDefault with { Int32 = 3 };
        message.Point = message.PointOrDefault with { Y = 4 };
        Assert.Equal(new Scalars { Nested = new Scalars { Int32 = 3 }, Point = new Point { X = 2, Y = 4 } }, message);
    }

    [Fact]
    public void CopiesAreIndependent()
    {
        Scalars message = Rich.Scalars();
        Scalars copy = message;
        copy.Int32 = 99;
        copy.Nested = copy.NestedOrDefault with { String = "changed" };
        copy.Point = null;

        Assert.Equal(Rich.Scalars(), message);
        Assert.Equal(Rich.Scalars() with { Int32 = 99, Point = null, Nested = Rich.Scalars().NestedOrDefault with { String = "changed" } }, copy);
    }

    [Fact]
    public void StringsWithoutPresenceRefuseNull() => Assert.Throws<ArgumentNullException>(() => new Scalars { String = null! });

    [Fact]
    public void Proto2FieldsTrackPresence()
    {
        var message = new V2.Scalars { Int32 = 0, String = "", Bool = false };

        Assert.Equal(WireBuilder.Hex("18 00 68 00 72 00"), message.ToByteArray());
        Assert.Equal(message, V2.Scalars.Parse(message.ToByteArray()));
        Assert.Equal(WireBuilder.Hex("90 01 01 90 01 02 9A 01 02 03 04"), new V2.Scalars { Numbers = [1, 2], Packed = [3, 4] }.ToByteArray());
    }

    private static void Check<T>(Func<bool> has, Func<T?> get, Action<T?> set, T value)
        where T : struct
    {
        Assert.False(has());
        Assert.Null(get());
        set(value);
        Assert.True(has());
        Assert.Equal(value, get());
        set(null);
        Assert.False(has());
        Assert.Null(get());
    }
}
