using Cases.V2;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class RequiredTests
{
    private static readonly Required _full = new() { Number = 0, Text = "", Data = ByteString.Empty, Inner = default(Inner), Double = 0 };

    [Fact]
    public void AMessageIsInitializedWhenEveryRequiredFieldIsSet()
    {
        Assert.True(_full.IsInitialized);
        Assert.Equal(_full, Required.Parse(_full.ToByteArray()));
        foreach (Required part in (Required[])[_full with { Number = null }, _full with { Text = null }, _full with { Data = null }, _full with { Inner = null }, _full with { Double = null }, default])
        {
            Assert.False(part.IsInitialized);
            ProtoException problem = Assert.Throws<ProtoException>(() => Required.Parse(part.ToByteArray()));
            Assert.Contains("required", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WritingDoesNotCheck() => Assert.Empty(default(Required).ToByteArray());

    [Fact]
    public void RequiredFieldsInsideCountWhereverTheyAre()
    {
        var part = new Required { Number = 1 };
        foreach (RequiredInside message in (RequiredInside[])
            [
                new() { Single = part }, new() { Many = [_full, part] }, new() { Map = [new(1, _full), new(2, part)] }, new() { Chosen = part },
                new() { Part = default(RequiredInside.Types.Part) }, new() { Nested = new RequiredInside { Single = part } },
            ])
        {
            Assert.False(message.IsInitialized);
            Assert.Throws<ProtoException>(() => RequiredInside.Parse(message.ToByteArray()));
        }

        var full = new RequiredInside
        {
            Single = _full, Many = [_full], Map = [new(1, _full)], Chosen = _full, Part = new RequiredInside.Types.Part { Number = 1 }, Nested = default(RequiredInside),
        };
        Assert.True(full.IsInitialized);
        Assert.Equal(full, RequiredInside.Parse(full.ToByteArray()));
        Assert.True(new RequiredInside { Other = 1 }.IsInitialized);
    }

    [Fact]
    public void MergingMayCompleteAMessage()
    {
        Required message = _full with { Number = null };
        message.MergeFrom(WireBuilder.New().Varint(1, 5).ToArray());
        Assert.Equal(5, message.Number);

        Required still = default;
        Assert.Throws<ProtoException>(() => still.MergeFrom(WireBuilder.New().Varint(1, 5).ToArray()));
        Assert.Equal(default, still);
    }
}
