namespace ProtoGen.Tests.Wire.Collections;

public sealed class MapTests
{
    [Fact]
    public void TheDefaultIsEmptyAndUsable()
    {
        Map<string, int> map = default;

        Assert.Empty(map);
        Assert.True(map.IsEmpty);
        Assert.False(map.ContainsKey("a"));
        Assert.False(map.TryGetValue("a", out _));
        Assert.Throws<KeyNotFoundException>(() => map["a"]);
        Assert.Empty(map.Keys);
        Assert.Empty(map.Values);
        Assert.Equal(map, []);
        Assert.Equal(map.GetHashCode(), ((Map<string, int>)[]).GetHashCode());
        Assert.Equal("{}", map.ToString());
        Assert.Empty(map.ToBuilder().ToMap());
    }

    [Fact]
    public void OfEqualKeysTheLastWins()
    {
        Map<string, int> map = [new("a", 1), new("b", 2), new("a", 3)];

        Assert.Equal(2, map.Count);
        Assert.Equal(3, map["a"]);
        Assert.Equal(["a", "b"], map.Keys);
        Assert.Equal([3, 2], map.Values);
        Assert.Equal("{a: 3, b: 2}", map.ToString());
    }

    [Fact]
    public void DictionariesConvertByCopy()
    {
        var source = new Dictionary<string, int> { ["a"] = 1 };
        Map<string, int> map = source;
        source["a"] = 2;

        Assert.Equal(1, map["a"]);
        Assert.Equal(map, Map.From(map));
        Assert.Equal([new("a", 1), new("b", 2)], (Map<string, int>)[.. map, new("b", 2)]);
    }

    [Fact]
    public void EqualityIgnoresOrder()
    {
        Map<string, int> map = [new("a", 1), new("b", 2)];

        Assert.True(map == [new("b", 2), new("a", 1)]);
        Assert.True(map != [new("b", 2), new("a", 2)]);
        Assert.False(map.Equals([new("a", 1)]));
        Assert.True(map.Equals((object)(Map<string, int>)[new("b", 2), new("a", 1)]));
        Assert.Equal(map.GetHashCode(), ((Map<string, int>)[new("b", 2), new("a", 1)]).GetHashCode());
    }

    [Fact]
    public void NullKeysAndValuesAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => (Map<string, string>)[new("a", null!)]);
        Assert.Throws<ArgumentNullException>(() => (Map<string, string>)[new(null!, "a")]);
        Assert.Throws<ArgumentNullException>(() => new MapBuilder<string, string>()["a"] = null!);
        Assert.Throws<ArgumentNullException>(() => new MapBuilder<string, string>()[null!] = "");
        Assert.Throws<ArgumentNullException>(() => (Map<string, string>)new Dictionary<string, string> { ["a"] = null! });
        Map<string, string> map = [new("a", "b")];
        Assert.Throws<ArgumentNullException>(() => map.ContainsKey(null!));
        Assert.Throws<ArgumentNullException>(() => map[null!]);
    }

    [Fact]
    public void EveryKeyTypeFindsItsKeysInLargeMaps()
    {
        Check(i => i);
        Check(i => (long)i << 40);
        Check(i => (uint)i);
        Check(i => (ulong)i * 0x100000001);
        Check(i => $"key {i}");
        Map<bool, int> bools = [new(true, 1), new(false, 2)];
        Assert.Equal((1, 2), (bools[true], bools[false]));
    }

    [Fact]
    public void ABuilderGoesOnAfterItGaveAMap()
    {
        var builder = new MapBuilder<string, int> { { "a", 1 } };
        Map<string, int> first = builder.ToMap();
        builder["a"] = 2;
        builder["b"] = 3;
        Map<string, int> second = builder.ToMap();
        MapBuilder<string, int> other = second.ToBuilder();
        other["c"] = 4;

        Assert.Equal([new("a", 1)], first);
        Assert.Equal([new("a", 2), new("b", 3)], second);
        Assert.Equal([new("a", 2), new("b", 3), new("c", 4)], other.ToMap());
        Assert.Equal(2, builder["a"]);
        Assert.Equal(2, builder.Count);
        Assert.Throws<KeyNotFoundException>(() => builder["z"]);
        Assert.Equal(second, [.. builder]);
    }

    [Fact]
    public void ItIsAReadOnlyDictionary()
    {
        IReadOnlyDictionary<string, int> map = (Map<string, int>)[new("a", 1), new("b", 2)];

        Assert.Equal(1, map["a"]);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int>(map));
    }

    private static void Check<TKey>(Func<int, TKey> keyOf)
        where TKey : notnull
    {
        var builder = new MapBuilder<TKey, int>();
        for (int i = 0; i < 1000; i++)
        {
            builder[keyOf(i)] = -1;
            builder[keyOf(i)] = i;
            Assert.Equal(i + 1, builder.Count);
        }
        Map<TKey, int> map = builder.ToMap();
        for (int i = 0; i < 1000; i++)
            Assert.Equal(i, map[keyOf(i)]);
        Assert.False(map.ContainsKey(keyOf(1000)));
        Assert.Equal(Enumerable.Range(0, 1000), map.Values);
    }
}
