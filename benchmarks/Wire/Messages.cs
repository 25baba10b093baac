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
}
