using Cases.Ext;
using Cases.Sets;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Whatever stands among the unknown fields, reading an extension ends with a value or a <see cref="ProtoException"/>.</summary>
public sealed class ExtensionFuzzTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void RandomRecordsGiveValuesOrProtoExceptions()
    {
        var random = new Random(20261121);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Base message = Base.Parse(RandomRecords(random));
            foreach (Action<Base> access in _accesses)
            {
                try
                {
                    access(message);
                    read++;
                }
                catch (ProtoException)
                {
                    refused++;
                }
            }
        }
        Assert.True(read > Rounds && refused > Rounds / 10, $"{read} read, {refused} refused");
    }

    [Fact]
    public void WhatIsSetAmongRandomRecordsIsReadBackAndTheRestStays()
    {
        var random = new Random(11);
        for (int round = 0; round < Rounds / 10; round++)
        {
            Base message = Base.Parse(RandomRecords(random));
            Base cleared = message;
            cleared.ClearExtension(ExtensionsExtensions.AString);
            message.SetExtension(ExtensionsExtensions.AString, "set");

            Assert.Equal("set", message.GetExtension(ExtensionsExtensions.AString));
            Assert.Equal("set", Base.Parse(message.ToByteArray()).GetExtension(ExtensionsExtensions.AString));
            message.ClearExtension(ExtensionsExtensions.AString);
            Assert.Equal(cleared, message);
        }
    }

    [Fact]
    public void RandomMessageSetsAreRefusedOrStable()
    {
        var random = new Random(12);
        int parsed = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] data = WireBuilder.New().Group(1, w => w.Varint(2, random.Next(0, 8)).Bytes(3, 8, 1).Raw(RandomRecords(random))).ToArray();
            data[random.Next(data.Length)] ^= (byte)(1 << random.Next(8));
            Set set;
            try
            {
                set = Set.Parse(data);
            }
            catch (ProtoException)
            {
                continue;
            }
            parsed++;
            byte[] written = set.ToByteArray();
            Assert.Equal(set, Set.Parse(written));
            Assert.Equal(written, Set.Parse(written).ToByteArray());
        }
        Assert.True(parsed > Rounds / 10, $"{parsed} parsed");
    }

    private static readonly Action<Base>[] _accesses =
    [
        message => message.GetExtension(ExtensionsExtensions.AnInt32),
        message => message.GetExtension(ExtensionsExtensions.AString),
        message => message.GetExtension(ExtensionsExtensions.AColor),
        message => message.GetExtension(ExtensionsExtensions.APart),
        message => message.GetExtension(ExtensionsExtensions.Clip),
        message => message.GetExtension(ExtensionsExtensions.PackedSint64S),
        message => message.GetExtension(ExtensionsExtensions.PackedFixed32S),
        message => message.GetExtension(ExtensionsExtensions.PackedColors),
        message => message.GetExtension(ExtensionsExtensions.Strings),
        message => message.GetExtension(ExtensionsExtensions.Parts),
        message => message.GetExtension(ExtensionsExtensions.Clips),
        message => message.HasExtension(ExtensionsExtensions.AColor),
    ];

    /// <summary>Whole records, most with the number of an extension, with random values of random wire types.</summary>
    private static byte[] RandomRecords(Random random)
    {
        uint[] numbers = [100, 113, 115, 116, 117, 201, 202, 205, 208, 209, 210, 900];
        WireBuilder data = WireBuilder.New();
        for (int i = random.Next(6); i > 0; i--)
        {
            uint number = numbers[random.Next(numbers.Length)];
            byte[] payload = new byte[random.Next(8)];
            random.NextBytes(payload);
            switch (random.Next(5))
            {
                case 0:
                    data.Varint(number, random.NextInt64(-2, 5));
                    break;
                case 1:
                    data.Fixed32(number, (uint)random.Next());
                    break;
                case 2:
                    data.Group(number, w => w.Varint(1, random.Next(5)).Bytes(2, payload));
                    break;
                case 3:
                    data.Message(number, w => w.Varint(1, random.Next(5)).Varint(2, random.Next(300)).Bytes(2, 1, 2));
                    break;
                default:
                    data.Bytes(number, payload);
                    break;
            }
        }
        return data.ToArray();
    }
}
