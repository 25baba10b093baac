extern alias google;

using ProtoGen.Benchmarks.Json.Poco;
using ProtoGen.Benchmarks.Wire;
using G = google::Bench;

namespace ProtoGen.Benchmarks.Json;

/// <summary>The messages of the wire benchmarks.</summary>
public static class Scenarios
{
    public static IReadOnlyList<Scenario> All()
    {
        var random = new Random(42);
        PocoContext context = PocoContext.Default;
        return
        [
            Scenario.Of<G.Small, Bench.Small, Small>("small", Messages.Small("Ada Lovelace", "Countess of Lovelace", "London"), G.Small.Parser, context.Small),
            Scenario.Of<G.Small, Bench.Small, Small>("small-utf8", Messages.Small("Анна Каренина", "Größenwahnsinnige Straße", "東京都新宿区"), G.Small.Parser, context.Small),
            Scenario.Of<G.Order, Bench.Order, Order>("order", Messages.Order(), G.Order.Parser, context.Order),
            Scenario.Of<G.Batch, Bench.Batch, Batch>("telemetry", Messages.Batch(1000, random), G.Batch.Parser, context.Batch),
            Scenario.Of<G.Packed, Bench.Packed, Packed>("int32s", Messages.Int32s(random), G.Packed.Parser, context.Packed),
            Scenario.Of<G.Packed, Bench.Packed, Packed>("doubles", Messages.Doubles(random), G.Packed.Parser, context.Packed),
            Scenario.Of<G.Packed, Bench.Packed, Packed>("sint64s", Messages.SInt64s(random), G.Packed.Parser, context.Packed),
            Scenario.Of<G.Big, Bench.Big, Small>("big60", Messages.Big(60), G.Big.Parser, null),
            Scenario.Of<G.Big, Bench.Big, Small>("big60-sparse", Messages.Big(4), G.Big.Parser, null),
            Scenario.Of<G.Deep, Bench.Deep, Deep>("deep50", Messages.Deep(50), G.Deep.Parser, context.Deep),
            Scenario.Of<G.Texts, Bench.Texts, Texts>("texts-long", Messages.Texts(), G.Texts.Parser, context.Texts),
            Scenario.Of<G.Texts, Bench.Texts, Texts>("texts-utf8", Messages.ForeignTexts(), G.Texts.Parser, context.Texts),
            Scenario.Of<G.Lookup, Bench.Lookup, Lookup>("maps", Messages.Lookup(), G.Lookup.Parser, context.Lookup),
        ];
    }
}
