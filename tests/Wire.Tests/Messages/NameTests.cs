using Cases.Collisions;
using Cases.Names;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Fields named after keywords, locals of the codec, members of messages and each other still hold their own value.</summary>
public sealed class NameTests
{
    [Fact]
    public void FieldsNamedLikeWhatTheCodecUsesKeepTheirValues()
    {
        var message = new Trouble
        {
            Class = 1, Event = "e", IsInitialized_ = true, Start = 2, Pos = 3, End = 4, State = 5, Tag = 6, Value = [7, 8], Growing = ["g"], Message = [new("m", 9)],
            Left = [10], Right = "r", Writer = new Trouble { Pos = 11 }, Hash_ = "h", I = "", Phone = 12, None = 13, IsKnown = 14,
        };

        Assert.Equal(message, Trouble.Parse(message.ToByteArray()));
        Assert.Equal(Trouble.KindOneofCase.None_, message.KindCase);
        Assert.True(message.IsInitialized);
    }

    [Fact]
    public void FieldsThatCollideWithGeneratedMembersKeepTheirValues()
    {
        var message = new Cases.Collisions.Collisions
        {
            Phone = 1, HasPhone = 2, PhoneOrDefault = 3, KindCase = "k", Types_ = 4, Parse_ = 5, Equals_ = 6, GetHashCode_ = 7, Collisions_ = "c", MergeFrom_ = 8, UnknownFields_ = 9,
            Nested = new Cases.Collisions.Collisions.Types.Types_ { Types__ = 10 }, AB = [11], AB_ = 12,
        };

        Assert.Equal(message, Cases.Collisions.Collisions.Parse(message.ToByteArray()));
    }

    [Fact]
    public void AMessageNamedSystemHidesNothing()
    {
        var message = new Cases.Names.System
        {
            Global = new Cases.Names.System.Types.Global { String = "s", Object = [new Cases.Names.System.Types.Object { System = new Cases.Names.System() }] },
        };

        Assert.Equal(message, Cases.Names.System.Parse(message.ToByteArray()));
    }
}
