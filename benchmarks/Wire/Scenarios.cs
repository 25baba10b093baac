extern alias google;

using G = google::Bench;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>What is measured.</summary>
public static class Scenarios
{
    public static IReadOnlyList<Scenario> All { get; } = Create();

    private static List<Scenario> Create()
    {
        var random = new Random(42);
        return
        [
            Scenario.Of<G.Small, Bench.Small>("small", Messages.Small("Ada Lovelace", "Countess of Lovelace", "London"), G.Small.Parser),
            Scenario.Of<G.Small, Bench.Small>("small-utf8", Messages.Small("Анна Каренина", "Größenwahnsinnige Straße", "東京都新宿区"), G.Small.Parser),
            Scenario.Of<G.Order, Bench.Order>("order", Messages.Order(), G.Order.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-int32", Messages.Int32s(random), G.Packed.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-double", Messages.Doubles(random), G.Packed.Parser),
            Scenario.Of<G.Packed, Bench.Packed>("packed-sint64", Messages.SInt64s(random), G.Packed.Parser),
            Scenario.Of<G.Batch, Bench.Batch>("telemetry", Messages.Batch(1000, random), G.Batch.Parser),
            Scenario.Of<G.Big, Bench.Big>("big60", Messages.Big(60), G.Big.Parser),
            Scenario.Of<G.Big, Bench.Big>("big60-sparse", Messages.Big(4), G.Big.Parser),
            Scenario.Of<G.Deep, Bench.Deep>("deep50", Messages.Deep(50), G.Deep.Parser),
            Scenario.Of<G.Texts, Bench.Texts>("texts-long", Messages.Texts(), G.Texts.Parser),
            Scenario.Of<G.Texts, Bench.Texts>("texts-utf8", Messages.ForeignTexts(), G.Texts.Parser),
            Scenario.Of<G.Lookup, Bench.Lookup>("maps", Messages.Lookup(), G.Lookup.Parser),
            Scenario.Of<G.GoogleMessage1, Bench.GoogleMessage1>("google1", Messages.Google1(), G.GoogleMessage1.Parser),
            Scenario.Of<G.GoogleMessage2, Bench.GoogleMessage2>("google2", Messages.Google2(random), G.GoogleMessage2.Parser),
        ];
    }
}
