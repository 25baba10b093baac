using System.Collections.Immutable;

namespace ProtoGen.Tests.Wire.Collections;

public sealed class RepeatedTests
{
    [Fact]
    public void TheDefaultIsEmptyAndUsable()
    {
        Repeated<int> list = default;

        Assert.Empty(list);
        Assert.True(list.IsEmpty);
        Assert.Equal([], list.ToArray());
        Assert.Equal(Repeated<int>.Empty, list);
        Assert.Equal(list, Repeated.From(new List<int>()));
        Assert.Equal(list.GetHashCode(), ((Repeated<int>)[]).GetHashCode());
        Assert.Throws<IndexOutOfRangeException>(() => list[0]);
        Assert.Equal("[]", list.ToString());
        Assert.True(list is []);
    }

    [Fact]
    public void CollectionExpressionsSpreadsAndListPatternsWork()
    {
        Repeated<string> list = ["a", "b"];
        Repeated<string> longer = [.. list, "c"];

        Assert.Equal(3, longer.Count);
        Assert.Equal("c", longer[2]);
        Assert.True(longer is ["a", .., "c"]);
        Assert.Equal("c", longer[^1]);
        Assert.Equal(["a", "b"], list);
        Assert.Equal("[a, b, c]", longer.ToString());
    }

    [Fact]
    public void EqualityIsByContent()
    {
        Repeated<string> list = ["a", "b"];

        Assert.True(list == ["a", "b"]);
        Assert.True(list != ["b", "a"]);
        Assert.False(list.Equals(["a"]));
        Assert.True(list.Equals((object)(Repeated<string>)["a", "b"]));
        Assert.False(list.Equals("a"));
        Assert.Equal(list.GetHashCode(), ((Repeated<string>)["a", "b"]).GetHashCode());
    }

    [Fact]
    public void NullElementsAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => Repeated.Create("a", null!));
        Assert.Throws<ArgumentNullException>(() => Repeated.From<string>([null!]));
        var builder = new RepeatedBuilder<string>();
        Assert.Throws<ArgumentNullException>(() =>
        {
            builder.Add(null!);
            builder.ToRepeated();
        });
    }

    [Fact]
    public void ElementsAreEnumeratedByReferenceAndThroughTheInterfaces()
    {
        Repeated<int> list = [1, 2, 3];
        int sum = 0;
        foreach (ref readonly int item in list)
            sum += item;

        Assert.Equal(6, sum);
        Assert.Equal(6, list.Sum());
        Assert.Equal(2, ((IReadOnlyList<int>)list)[1]);
        Assert.Equal(3, list.AsSpan().Length + list.AsMemory().Length - 3);
        Assert.True(list.Contains(2));
        Assert.False(list.Contains(4));
    }

    [Fact]
    public void ImmutableArraysConvertWithoutACopy()
    {
        ImmutableArray<int> array = [1, 2];
        Repeated<int> list = array;
        ImmutableArray<int> back = list;

        Assert.True(array == back);
        Assert.True(((ImmutableArray<int>)default(Repeated<int>)).IsEmpty);
        Assert.True(((Repeated<int>)default(ImmutableArray<int>)).IsEmpty);
    }

    [Fact]
    public void TheSourceArrayIsCopied()
    {
        int[] source = [1, 2];
        Repeated<int> list = Repeated.Create<int>(source);
        source[0] = 9;
        list.ToArray()[1] = 9;

        Assert.Equal([1, 2], list);
    }

    [Fact]
    public void ABuilderGoesOnAfterItGaveAList()
    {
        var builder = new RepeatedBuilder<int>();
        for (int i = 0; i < 10; i++)
            builder.Add(i);
        Repeated<int> first = builder.ToRepeated();
        builder[0] = 99;
        builder.AddRange(10, 11);

        Assert.Equal(Enumerable.Range(0, 10), first);
        Assert.Equal([99, .. Enumerable.Range(1, 11)], builder.ToRepeated());
        Assert.Equal(builder.ToRepeated(), [.. builder]);
        Assert.Equal([0, 1, 2], new RepeatedBuilder<int>(1) { 0, 1, 2 }.ToRepeated());
        Assert.Throws<ArgumentOutOfRangeException>(() => builder[12]);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder[-1]);
        Assert.Equal([.. first, 7], Extended(first, 7));
        Assert.Empty(new RepeatedBuilder<int>().ToRepeated());
    }

    private static Repeated<int> Extended(Repeated<int> list, int item)
    {
        RepeatedBuilder<int> builder = list.ToBuilder();
        builder.Add(item);
        return builder.ToRepeated();
    }
}
