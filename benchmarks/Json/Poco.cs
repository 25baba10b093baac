using System.Text.Json.Serialization;

namespace ProtoGen.Benchmarks.Json.Poco;

// The messages of bench.proto as somebody would write them for System.Text.Json. Numbers of 64 bits go in quotes, as in ProtoJSON, so that all
// sides read and write the same text.

public sealed class Small
{
    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? City { get; set; }

    public int Age { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public long Created { get; set; }

    public uint Flags { get; set; }

    public int Delta { get; set; }

    public int Score { get; set; }
}

public sealed class Instant
{
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public long Seconds { get; set; }

    public int Nanos { get; set; }
}

public sealed class Address
{
    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Zip { get; set; }

    public string? Country { get; set; }
}

public sealed class OrderItem
{
    public string? Id { get; set; }

    public int Quantity { get; set; }

    public double Price { get; set; }
}

public sealed class Order
{
    public string? Id { get; set; }

    public Instant? Created { get; set; }

    public Instant? Updated { get; set; }

    public Address? Address { get; set; }

    public List<OrderItem>? Items { get; set; }

    public Dictionary<string, string>? Attributes { get; set; }

    public string? Customer { get; set; }

    public int Status { get; set; }
}

public sealed class Packed
{
    public int[]? Numbers { get; set; }

    public double[]? Samples { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public long[]? Deltas { get; set; }
}

public sealed class Point
{
    public Instant? At { get; set; }

    public double Value { get; set; }

    public string[]? Labels { get; set; }
}

public sealed class Batch
{
    public List<Point>? Points { get; set; }
}

public sealed class Deep
{
    public Deep? Child { get; set; }

    public int Level { get; set; }

    public string? Note { get; set; }
}

public sealed class Texts
{
    public string[]? Lines { get; set; }
}

public sealed class Lookup
{
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public Dictionary<string, long>? Counters { get; set; }

    public Dictionary<int, OrderItem>? Items { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    MaxDepth = 128)]
[JsonSerializable(typeof(Small))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Packed))]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(Deep))]
[JsonSerializable(typeof(Texts))]
[JsonSerializable(typeof(Lookup))]
public sealed partial class PocoContext : JsonSerializerContext;
