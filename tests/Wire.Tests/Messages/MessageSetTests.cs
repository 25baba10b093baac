using Cases.Sets;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>The MessageSet wire format, on literal bytes; with a C++ peer the conformance suite tries it.</summary>
public sealed class MessageSetTests
{
    private static readonly byte[] _item = WireBuilder.New().Group(1, w => w.Varint(2, 1547769).Message(3, m => m.Text(1, "abc"))).ToArray();

    [Fact]
    public void AnItemIsATypeIdAndAMessage()
    {
        var set = new Set();
        set.SetExtension(Note.Extensions.Note, new Note { Value = "abc" });

        Assert.Equal(_item, set.ToByteArray());
        Assert.Equal(_item.Length, set.CalculateSize());
        Assert.Equal(set, Set.Parse(_item));
        Assert.Equal("abc", Set.Parse(_item).GetExtension(Note.Extensions.Note)?.Value);
        Assert.True(Set.Parse(_item).HasExtension(Note.Extensions.Note));
        Assert.False(Set.Parse(_item).HasExtension(Number.Extensions.Number));
    }

    [Fact]
    public void TheMessageMayComeFirst()
    {
        Set set = Set.Parse(WireBuilder.New().Group(1, w => w.Message(3, m => m.Text(1, "abc")).Varint(2, 1547769)).ToArray());

        Assert.Equal(_item, set.ToByteArray());
    }

    [Fact]
    public void TheFirstTypeIdAndTheFirstMessageCountAndOtherFieldsDoNot()
    {
        Set set = Set.Parse(WireBuilder.New().Group(1, w => w
            .Varint(9, 1).Varint(2, 1547769).Varint(2, 4).Message(3, m => m.Text(1, "abc")).Message(3, m => m.Text(1, "xyz")).Group(8, g => g.Varint(2, 5))).ToArray());

        Assert.Equal(_item, set.ToByteArray());
    }

    [Fact]
    public void ItemsOfOneTypeMerge()
    {
        byte[] data = [.. _item, .. WireBuilder.New().Group(1, w => w.Varint(2, 1547769).Bytes(3)).ToArray()];
        Set set = Set.Parse(data);

        Assert.Equal("abc", set.GetExtension(Note.Extensions.Note)?.Value);
        Assert.Equal(data, set.ToByteArray());
    }

    [Fact]
    public void AnItemWithoutTypeIdOrMessageSaysNothing()
    {
        Assert.Equal(default, Set.Parse(WireBuilder.New().Group(1, w => w.Varint(2, 1547769)).ToArray()));
        Assert.Equal(default, Set.Parse(WireBuilder.New().Group(1, w => w.Message(3, m => m.Text(1, "abc"))).ToArray()));
        Assert.Equal(default, Set.Parse(WireBuilder.New().Group(1, _ => { }).ToArray()));
    }

    [Fact]
    public void AnOrdinaryRecordOfAnExtensionIsReadAndWrittenAsAnItem()
    {
        Set set = Set.Parse(WireBuilder.New().Message(1547769, m => m.Text(1, "abc")).ToArray());

        Assert.Equal("abc", set.GetExtension(Note.Extensions.Note)?.Value);
        Assert.Equal(_item, set.ToByteArray());
    }

    [Fact]
    public void ATypeIdBeyondTheFieldNumbersWorksToo()
    {
        byte[] item = WireBuilder.New().Group(1, w => w.Varint(2, 2147483646).Message(3, m => m.Varint(1, 5))).ToArray();
        Set set = Set.Parse([.. _item, .. item]);

        Assert.Equal(5, set.GetExtension(Number.Extensions.Far)?.Value);
        Assert.True(set.HasExtension(Number.Extensions.Far));
        Assert.Equal([.. _item, .. item], set.ToByteArray());

        var built = new Set();
        built.SetExtension(Number.Extensions.Far, new Number { Value = 4 });
        built.SetExtension(Note.Extensions.Note, new Note { Value = "abc" });
        built.SetExtension(Number.Extensions.Far, new Number { Value = 5 });
        Assert.Equal([.. item, .. _item], built.ToByteArray());
        built.ClearExtension(Number.Extensions.Far);
        Assert.Equal(_item, built.ToByteArray());
    }

    [Fact]
    public void WhatIsNoItemPassesThrough()
    {
        byte[] data = WireBuilder.New().Varint(7, 1).Fixed32(8, 2).Group(2, w => w.Varint(1, 1)).ToArray();

        Assert.Equal(data, Set.Parse(data).ToByteArray());
    }

    [Fact]
    public void ASetInsideAMessageRoundTrips()
    {
        byte[] data = WireBuilder.New().Bytes(1, _item).ToArray();
        Holder holder = Holder.Parse(data);

        Assert.Equal("abc", holder.SetOrDefault.GetExtension(Note.Extensions.Note)?.Value);
        Assert.Equal(data, holder.ToByteArray());
        Assert.Equal(data.Length, holder.CalculateSize());
    }

    [Theory]
    [InlineData("0B")]
    [InlineData("0B 10")]
    [InlineData("0B 10 05 1A")]
    [InlineData("0B 10 05 1A 05 00 0C")]
    [InlineData("0B 10 05 1A 00")]
    [InlineData("0B 10 05 1A 00 14")]
    [InlineData("0B 10 00 1A 00 0C")]
    [InlineData("0C")]
    [InlineData("0B 10 80 80 80 80 80 80 80 80 80 80 01 1A 00 0C")]
    public void MalformedItemsAreRefused(string hex) => Assert.Throws<ProtoException>(() => Set.Parse(WireBuilder.Hex(hex)));

    [Fact]
    public void RequiredFieldsOfAnItemAreMissedOnAccess()
    {
        Set set = Set.Parse(WireBuilder.New().Group(1, w => w.Varint(2, 4).Bytes(3)).ToArray());

        var problem = Assert.Throws<ProtoException>(() => set.GetExtension(Number.Extensions.Number));
        Assert.Equal("cases.sets.Set.[cases.sets.Number.number]: a required field is missing.", problem.Message);
    }
}
