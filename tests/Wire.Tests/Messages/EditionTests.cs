using Cases.Ed;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>What features of an edition change on the wire; byte for byte what the same declarations give in proto2 and proto3.</summary>
public sealed class EditionTests
{
    private static readonly Edition _empty = new() { Required = 0 };

    [Fact]
    public void PresenceIsAsTheFeatureSays()
    {
        Assert.Equal(WireBuilder.Hex("18 00"), _empty.ToByteArray());
        Assert.Equal(WireBuilder.Hex("10 00 18 00 20 00"), (_empty with { Implicit = 0, Explicit = 0, Defaulted = 0 }).ToByteArray());
        Assert.Equal(7, _empty.DefaultedOrDefault);
        Assert.Throws<ProtoException>(() => Edition.Parse([]));
    }

    [Fact]
    public void DelimitedMessagesAreGroups()
    {
        Edition message = _empty with
        {
            Prefixed = new Leaf { Number = 1 },
            Delimited = new Leaf { Number = 2 },
            DelimitedList = [new Leaf { Number = 3 }, default],
            OneDelimited = new Leaf { Text = "x" },
        };
        byte[] expected = WireBuilder.Hex("18 00  3A 02 08 01  43 08 02 44  4B 08 03 4C 4B 4C  93 01 12 01 78 94 01");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Edition.Parse(expected));
    }

    [Fact]
    public void RepeatedFieldsArePackedUnlessExpanded()
    {
        Edition message = _empty with { Packed = [1, 2], Expanded = [3, 4], Shuts = [Shut.First, Shut.Second], Opens = [Open.One, (Open)9] };
        byte[] expected = WireBuilder.Hex("18 00  2A 02 01 02  30 03 30 04  72 02 03 04  78 01 78 09");

        Assert.Equal(expected, message.ToByteArray());
        Assert.Equal(message, Edition.Parse(expected));
    }

    [Fact]
    public void EnumsAreClosedOrOpen()
    {
        Edition message = Edition.Parse(WireBuilder.Hex("18 00  60 09  68 09  98 01 09"));

        Assert.Null(message.Shut);
        Assert.Equal(Shut.First, message.ShutOrDefault);
        Assert.Equal((Open)9, message.Open);
        Assert.Equal(Edition.PickOneofCase.None, message.PickCase);
        Assert.Equal(WireBuilder.Hex("60 09 98 01 09"), message.UnknownFields.Span.ToArray());
    }

    [Fact]
    public void Utf8IsCheckedUnlessTheFeatureSaysNo()
    {
        Assert.Throws<ProtoException>(() => Edition.Parse(WireBuilder.Hex("18 00 52 01 FF")));
        Edition message = Edition.Parse(WireBuilder.Hex("18 00 5A 01 FF 82 01 02 61 FF"));

        Assert.Equal("\ufffd", message.Unchecked);
        Assert.Equal(["a\ufffd"], message.UncheckedList);
    }
}
