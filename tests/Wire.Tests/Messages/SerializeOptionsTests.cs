using System.Buffers;
using System.Text;
using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class SerializeOptionsTests
{
    private static readonly SerializeOptions _sorted = new() { Deterministic = true };

    /// <summary>What protoc 36.2 wrote, which spells out default keys and values where we leave them out: the order is what matters.</summary>
    [Fact]
    public void MapsAreSortedAsProtocDoes()
    {
        const string FromProtoc = // --encode=cases.v3.Maps --deterministic_output
            "0A0D0880808080F8FFFFFFFF0110050A0D08D4FDFFFFFFFFFFFFFF0110040A0D08FFFFFFFFFFFFFFFFFF0110020A0408"
            + "0010060A04080110010A0508AC021003220408011002220D08808080808080808080011003220D08FFFFFFFFFFFFFFFF"
            + "FF0110012A04080B10042A04080A1002521209FAFFFFFFFFFFFFFF110200000000000000521209050000000000000011"
            + "01000000000000005A04080010015A040801100062050A0012013362060A015A12013762060A016112013462070A0261"
            + "0012013862070A02616112013562060A016212013062070A02C3A912013662080A03EFBFBF12013262090A04F09FA69C"
            + "120131";
        var message = new Maps
        {
            Int32S = [new(1, 1), new(-1, 2), new(300, 3), new(-300, 4), new(int.MinValue, 5), new(0, 6)],
            Uint64S = [new(ulong.MaxValue, 1), new(1, 2), new(1UL << 63, 3)],
            Sint32S = [new(5, 1), new(-6, 2)],
            Sfixed64S = [new(5, 1), new(-6, 2)],
            Bools = [new(true, false), new(false, true)],
            Strings = [new("b", "0"), new("\U0001f99c", "1"), new("\uffff", "2"), new("", "3"), new("a", "4"), new("aa", "5"), new("é", "6"), new("Z", "7"), new("a\0", "8")],
        };
        Maps inProtocsOrder = Maps.Parse(WireBuilder.Hex(FromProtoc));

        Assert.Equal(inProtocsOrder, message);
        Assert.Equal(inProtocsOrder.ToByteArray(), message.ToByteArray(_sorted));
        Assert.NotEqual(inProtocsOrder.ToByteArray(), message.ToByteArray());
    }

    [Fact]
    public void StringKeysAreSortedByTheirBytes()
    {
        var random = new Random(4);
        string[] pieces = ["", "a", "b", "\0", "é", "東", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff"];
        var builder = new MapBuilder<string, string>();
        for (int i = 0; i < 500; i++)
            builder[string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => pieces[random.Next(pieces.Length)]))] = "v";

        string[] keys = [.. Maps.Parse(new Maps { Strings = builder.ToMap() }.ToByteArray(_sorted)).Strings.Keys];

        Assert.Equal(builder.Count, keys.Length);
        for (int i = 1; i < keys.Length; i++)
            Assert.True(Encoding.UTF8.GetBytes(keys[i - 1]).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(keys[i])) < 0, $"{keys[i - 1]} before {keys[i]}");
    }

    [Fact]
    public void EqualMessagesGiveEqualBytes()
    {
        Map<string, Maps> one = [new("x", new Maps { Int64S = [new(2, 0), new(1, 0)] }), new("a", default)];
        Map<string, Maps> two = [new("a", default), new("x", new Maps { Int64S = [new(1, 0), new(2, 0)] })];
        var left = new Maps { Nested = one };
        var right = new Maps { Nested = two };

        Assert.Equal(left, right);
        Assert.NotEqual(left.ToByteArray(), right.ToByteArray());
        Assert.Equal(left.ToByteArray(_sorted), right.ToByteArray(_sorted));
    }

    [Fact]
    public void EveryEntryPointTakesTheOptions()
    {
        var message = new Maps { Int32S = [new(2, 1), new(1, 2)] };
        byte[] expected = WireBuilder.Hex("0A 04 08 01 10 02 0A 04 08 02 10 01");
        var output = new ArrayBufferWriter<byte>();
        var stream = new MemoryStream();
        byte[] span = new byte[20];

        message.WriteTo(output, _sorted);
        message.WriteDelimitedTo(stream, _sorted);
        Assert.True(message.TryWriteTo(span, out int written, _sorted));

        Assert.Equal(expected, message.ToByteArray(_sorted));
        Assert.Equal(expected, output.WrittenSpan);
        Assert.Equal([(byte)expected.Length, .. expected], stream.ToArray());
        Assert.Equal(expected, span[..written]);
        Assert.Equal(expected.Length, message.CalculateSize(_sorted));
    }

    [Fact]
    public void WhatWasParsedWithALargerLimitCanBeWrittenWithIt()
    {
        byte[] data = WireBuilder.Nest(500, inner => WireBuilder.New().Bytes(2, inner).ToArray());
        Tree message = Tree.Parse(data, new ParseOptions { MaxDepth = 500 });

        Assert.Throws<ProtoException>(() => message.ToByteArray());
        Assert.Throws<ProtoException>(() => message.ToByteArray(new SerializeOptions { MaxDepth = 499 }));
        Assert.Equal(data, message.ToByteArray(new SerializeOptions { MaxDepth = 500 }));
        Assert.Equal(data.Length, message.CalculateSize(new SerializeOptions { MaxDepth = 10_000 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SerializeOptions { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SerializeOptions { MaxDepth = 10_001 });
    }

    [Fact]
    public void ASmallerLimitHolds()
    {
        var message = new Tree { Left = new Tree { Left = new Tree() } };

        Assert.Equal(4, message.CalculateSize(new SerializeOptions { MaxDepth = 2 }));
        Assert.Throws<ProtoException>(() => message.CalculateSize(new SerializeOptions { MaxDepth = 1 }));
    }

    [Fact]
    public void TheDeepestLimitNeverOverflowsAStack()
    {
        Tree message = default;
        for (int i = 0; i < 10_000; i++)
            message = new Tree { Left = message };
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => message.ToByteArray(new SerializeOptions { MaxDepth = 10_000 })), maxStackSize: 256 * 1024);
        thread.Start();

        Assert.True(thread.Join(TimeSpan.FromSeconds(60)));
        Assert.Contains("stack", Assert.IsType<ProtoException>(failure).Message, StringComparison.Ordinal);
    }
}
