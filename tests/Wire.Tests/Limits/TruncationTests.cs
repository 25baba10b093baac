using Cases.V3;
using ProtoGen.CodeGen;
using ProtoGen.Tests.Wire.Support;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Limits;

/// <summary>Input cut at every byte, and every byte replaced by others: a value or a <see cref="ProtoException"/>, nothing else.</summary>
public sealed class TruncationTests
{
    public static TheoryData<string> Cases => new(_samples.Keys);

    private static readonly Dictionary<string, (byte[] Data, Func<byte[], byte[]> RoundTrip)> _samples = new()
    {
        ["Scalars"] = Sample(Rich.Scalars()),
        ["Lists"] = Sample(Rich.Lists()),
        ["Maps"] = Sample(Rich.Maps()),
        ["Tree"] = Sample(Rich.Tree()),
        ["UnpackedLists"] = (new UnpackedLists { Int32S = [1, 300], Doubles = [1, 2], Bools = [true] }.ToByteArray(), RoundTrip<UnpackedLists>),
        ["Numbers"] = Sample(new Numbers { One = 1, Four = 300, Five = "five", Strings = ["a", "b"], Points = [new Point { X = 1 }, default], Nested = new Numbers { Last = 2 } }),
        ["Wrappers"] = Sample(new Wrappers { Double = 1, String = "s", Bytes = ByteString.Empty, Int64S = [new WellKnownTypes.Int64Value { Value = 5 }], OneString = "o" }),
        ["Groups"] = Sample(new V2.Groups
        {
            Single = new V2.Groups.Types.Single { Number = 300, Deep = new() { Text = "deep", Numbers = [1, 2] } },
            Many = [new() { Number = 1 }, new() { Strings = ["x"] }], Chosen = new() { Number = 2 }, Far = new() { Number = 3 },
        }),
        ["Unknown"] = (WireBuilder.New().Varint(1000, 300).Fixed32(7, 1).Fixed64(8, 2).Text(9, "text").Group(10, g => g.Varint(1, 1).Group(2, _ => { })).ToArray(), RoundTrip<Nothing>),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void CutAnywhereTheDataIsRefusedOrAValidPrefix(string name)
    {
        (byte[] data, Func<byte[], byte[]> roundTrip) = _samples[name];
        int refused = 0;
        for (int length = 0; length < data.Length; length++)
        {
            byte[] cut = data[..length];
            byte[]? written = Try(roundTrip, cut);
            if (written is null)
                refused++;
            else
                Assert.Equal(written, roundTrip(written));
        }

        Assert.Equal(data, roundTrip(data));
        Assert.True(refused > data.Length / 4, $"{refused} of {data.Length} prefixes refused");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryByteReplacedGivesAValueOrAProtoException(string name)
    {
        (byte[] data, Func<byte[], byte[]> roundTrip) = _samples[name];
        for (int at = 0; at < data.Length; at++)
        {
            byte[] damaged = [.. data];
            foreach (byte value in (byte[])[0, 1, 4, 7, 0x0b, 0x0c, 0x7f, 0x80, 0xff, (byte)(data[at] + 1), (byte)(data[at] ^ 0x80)])
            {
                damaged[at] = value;
                if (Try(roundTrip, damaged) is { } written)
                    Assert.Equal(written, roundTrip(written));
            }
        }
    }

    private static byte[]? Try(Func<byte[], byte[]> roundTrip, byte[] data)
    {
        try
        {
            return roundTrip(data);
        }
        catch (ProtoException)
        {
            return null;
        }
    }

    private static (byte[] Data, Func<byte[], byte[]> RoundTrip) Sample<T>(T message)
        where T : struct, IMessage<T> => (MessageCodec.ToByteArray(in message), RoundTrip<T>);

    private static byte[] RoundTrip<T>(byte[] data)
        where T : struct, IMessage<T> => MessageCodec.ToByteArray(MessageCodec.Parse<T>(data));
}
