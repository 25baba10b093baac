extern alias google;

using G = google::Bench;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>The data: deterministic, and in the shapes that real services send.</summary>
internal static class Messages
{
    public static G.Packed Int32s(Random random) => new() { Numbers = { Enumerable.Range(0, 10_000).Select(_ => random.Next() >> random.Next(31)) } };

    public static G.Packed Doubles(Random random) => new() { Samples = { Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()) } };

    public static G.Packed SInt64s(Random random) =>
        new() { Deltas = { Enumerable.Range(0, 10_000).Select(_ => (random.NextInt64() >> random.Next(63)) * (random.Next(2) * 2 - 1)) } };

    public static G.Texts Texts() => new() { Lines = { Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 1000)) } };

    /// <summary>Twenty texts of a thousand chars: sequences of two bytes and of three, with spaces between the words.</summary>
    public static G.Texts ForeignTexts() => new()
    {
        Lines = { Enumerable.Range(0, 20).Select(i => string.Concat(Enumerable.Repeat(i % 2 == 0 ? "съешь ещё этих мягких французских булок " : "いろはにほへと ちりぬるを わかよたれそ つねならむ ", 40))[..1000]) },
    };

    public static G.Small Small(string name, string title, string city) => new()
    {
        Name = name,
        Title = title,
        City = city,
        Age = 36,
        Created = 1_700_000_000,
        Flags = 7,
        Delta = -3,
        Score = 1234,
    };

    public static G.Order Order()
    {
        var order = new G.Order
        {
            Id = "ord-2024-000123",
            Created = new G.Instant { Seconds = 1_700_000_000, Nanos = 123_456_789 },
            Updated = new G.Instant { Seconds = 1_700_000_100 },
            Address = new G.Address { Line1 = "12 Analytical Row", City = "London", Region = "Greater London", Zip = "NW1 6XE", Country = "GB" },
            Customer = "customer-4711",
            Status = 3,
        };
        for (int i = 0; i < 20; i++)
            order.Items.Add(new G.OrderItem { Id = $"sku-{i:D6}", Quantity = i + 1, Price = 9.99 + i });
        for (int i = 0; i < 6; i++)
            order.Attributes.Add($"attribute-{i}", $"value number {i}");
        return order;
    }

    public static G.Batch Batch(int count, Random random)
    {
        var batch = new G.Batch();
        for (int i = 0; i < count; i++)
        {
            batch.Points.Add(new G.Point
            {
                At = new G.Instant { Seconds = 1_700_000_000 + i, Nanos = random.Next(1_000_000_000) },
                Value = random.NextDouble() * 100,
                Labels = { $"host-{i % 16}", "region-eu", "cpu.load" },
            });
        }
        return batch;
    }

    public static G.Big Big(int count)
    {
        var message = new G.Big();
        IList<Google.Protobuf.Reflection.FieldDescriptor> fields = G.Big.Descriptor.Fields.InFieldNumberOrder();
        for (int i = 0; i < 60; i += 60 / count)
        {
            Google.Protobuf.Reflection.FieldDescriptor field = fields[i];
            object value = field.FieldType switch
            {
                Google.Protobuf.Reflection.FieldType.Bool => true,
                Google.Protobuf.Reflection.FieldType.Double => i * 1.5,
                Google.Protobuf.Reflection.FieldType.Float => i * 0.5f,
                Google.Protobuf.Reflection.FieldType.Int64 or Google.Protobuf.Reflection.FieldType.SInt64 => 1_000_000L * i,
                Google.Protobuf.Reflection.FieldType.UInt64 or Google.Protobuf.Reflection.FieldType.Fixed64 => 1_000_000UL * (ulong)i,
                Google.Protobuf.Reflection.FieldType.UInt32 or Google.Protobuf.Reflection.FieldType.Fixed32 => (uint)i * 3,
                _ => i * 7,
            };
            field.Accessor.SetValue(message, value);
        }
        return message;
    }

    public static G.Deep Deep(int levels)
    {
        var message = new G.Deep { Level = levels, Note = "leaf" };
        for (int i = levels - 1; i > 0; i--)
            message = new G.Deep { Level = i, Note = "level", Child = message };
        return message;
    }

    public static G.Lookup Lookup()
    {
        var lookup = new G.Lookup();
        for (int i = 0; i < 100; i++)
        {
            lookup.Counters.Add($"counter.{i}", i * 1000L);
            lookup.Items.Add(i, new G.OrderItem { Id = $"sku-{i}", Quantity = i, Price = i });
        }
        return lookup;
    }

    /// <summary>A shape of Google's own benchmarks: the values are ours.</summary>
    public static G.GoogleMessage1 Google1() => new()
    {
        Field1 = "a name of some length",
        Field2 = 8,
        Field3 = 2_066_379,
        Field4 = "another text that a person wrote",
        Field6 = 1,
        Field7 = "/a/path/to/something",
        Field9 = "text",
        Field12 = true,
        Field14 = true,
        Field15 = new G.GoogleMessage1SubMessage
        {
            Field1 = 25,
            Field2 = 36,
            Field3 = 1,
            Field12 = true,
            Field13 = 1_000,
            Field15 = "a text inside",
            Field16 = 42,
            Field19 = 7,
            Field20 = true,
            Field21 = 14_036_573_221_126_551_911,
            Field22 = -3,
            Field28 = true,
        },
        Field16 = 12,
        Field17 = true,
        Field18 = "the last text",
        Field22 = 1_700_000_000_000,
        Field23 = 3,
        Field25 = 500,
        Field29 = 89,
        Field60 = 300,
        Field67 = 1,
        Field68 = 2,
        Field78 = true,
        Field80 = true,
        Field100 = 4,
        Field104 = 5,
        Field128 = 6,
        Field130 = 100,
    };

    /// <summary>A shape of Google's own benchmarks: 400 groups with text, 84 KB.</summary>
    public static G.GoogleMessage2 Google2(Random random)
    {
        var message = new G.GoogleMessage2
        {
            Field1 = "a name of some length",
            Field2 = Google.Protobuf.ByteString.CopyFrom(new byte[60]),
            Field3 = 4711,
            Field4 = 1_700_000_000,
            Field6 = "text",
            Field21 = 3,
            Field71 = 100,
            Field75 = true,
            Field109 = 9,
            Field129 = 5,
        };
        for (int i = 0; i < 400; i++)
        {
            message.Group1.Add(new G.GoogleMessage2.Types.Group1
            {
                Field5 = i,
                Field11 = random.NextSingle(),
                Field12 = Text(random, 10),
                Field13 = Text(random, 30),
                Field14 = { Text(random, 8), Text(random, 12) },
                Field15 = (ulong)random.NextInt64(),
                Field16 = Text(random, 20),
                Field22 = { Text(random, 40) },
                Field26 = random.NextSingle(),
                Field28 = random.Next(1000),
                Field31 = new G.GoogleMessage2GroupedMessage { Field1 = 1, Field2 = random.NextSingle(), Field4 = true, Field11 = random.Next() },
                Field73 = { 1, 2, 300 },
            });
        }
        return message;
    }

    private static string Text(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('a' + random.Next(26));
    });
}
