extern alias google;

using G = google::Bench;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>The data: deterministic, and in the shapes that real services send.</summary>
public static class Scenarios
{
    public static IReadOnlyList<Scenario> All { get; } = Create();

    private static List<Scenario> Create()
    {
        var random = new Random(42);
        return
        [
            Scenario.Of<G.Small, Bench.Small>("small", Small("Ada Lovelace", "Countess of Lovelace", "London"), G.Small.Parser),
            Scenario.Of<G.Small, Bench.Small>("small-utf8", Small("Анна Каренина", "Größenwahnsinnige Straße", "東京都新宿区"), G.Small.Parser),
            Scenario.Of<G.Order, Bench.Order>("order", Order(), G.Order.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-int32", new G.Packed { Numbers = { Enumerable.Range(0, 10_000).Select(_ => random.Next() >> random.Next(31)) } }, G.Packed.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-double", new G.Packed { Samples = { Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()) } }, G.Packed.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-sint64", new G.Packed { Deltas = { Enumerable.Range(0, 10_000).Select(_ => (random.NextInt64() >> random.Next(63)) * (random.Next(2) * 2 - 1)) } }, G.Packed.Parser),
            Scenario.Of<G.Batch, Bench.Batch>("telemetry", Batch(1000, random), G.Batch.Parser),
            Scenario.Of<G.Big, Bench.Big>("big60", Big(60), G.Big.Parser),
            Scenario.Of<G.Big, Bench.Big>("big60-sparse", Big(4), G.Big.Parser),
            Scenario.Of<G.Deep, Bench.Deep>("deep50", Deep(50), G.Deep.Parser),
            Scenario.Of<G.Texts, Bench.Texts>("texts-long", new G.Texts { Lines = { Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 1000)) } }, G.Texts.Parser),
            Scenario.Of<G.Lookup, Bench.Lookup>("maps", Lookup(), G.Lookup.Parser),
        ];
    }

    private static G.Small Small(string name, string title, string city) => new()
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

    private static G.Order Order()
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

    private static G.Batch Batch(int count, Random random)
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

    private static G.Big Big(int count)
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

    private static G.Deep Deep(int levels)
    {
        var message = new G.Deep { Level = levels, Note = "leaf" };
        for (int i = levels - 1; i > 0; i--)
            message = new G.Deep { Level = i, Note = "level", Child = message };
        return message;
    }

    private static G.Lookup Lookup()
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
