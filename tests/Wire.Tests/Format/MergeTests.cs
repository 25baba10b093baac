using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Format;

/// <summary>Merging, and that a copy taken before never notices.</summary>
public sealed class MergeTests
{
    [Fact]
    public void SubMessagesInSeveralRecordsAreMerged()
    {
        byte[] data = WireBuilder.New()
            .Message(17, point => point.Varint(1, 1)).Message(17, point => point.Varint(2, 2))
            .Message(18, nested => nested.Varint(3, 3)).Message(18, nested => nested.Text(14, "x")).Message(18, _ => { })
            .ToArray();

        Assert.Equal(new Scalars { Point = new Point { X = 1, Y = 2 }, Nested = new Scalars { Int32 = 3, String = "x" } }, Scalars.Parse(data));
    }

    [Fact]
    public void MergeFromKeepsWhatTheDataDoesNotName()
    {
        Scalars message = Rich.Scalars();
        message.MergeFrom(new Scalars { Int32 = 77, Nested = new Scalars { Int64 = 5 } }.ToByteArray());

        Assert.Equal(Rich.Scalars() with { Int32 = 77, Nested = Rich.Scalars().NestedOrDefault with { Int64 = 5 } }, message);
    }

    [Fact]
    public void MergeFromAppendsToLists()
    {
        Lists message = Rich.Lists();
        message.MergeFrom(Rich.Lists().ToByteArray());
        Lists one = Rich.Lists();

        Assert.Equal([.. one.Strings, .. one.Strings], message.Strings);
        Assert.Equal([.. one.Doubles, .. one.Doubles], message.Doubles);
        Assert.Equal([.. one.Int32S, .. one.Int32S], message.Int32S);
        Assert.Equal([.. one.Points, .. one.Points], message.Points);
        Assert.Equal([.. one.Nested, .. one.Nested], message.Nested);
        Assert.Equal(one.Int32S.Count * 2, message.Int32S.Items!.Length);
    }

    [Fact]
    public void MergeFromReplacesMapEntriesAndAddsOthers()
    {
        var message = new Maps { Points = [new("a", new Point { X = 1 }), new("b", new Point { X = 2 })] };
        message.MergeFrom(new Maps { Points = [new("b", new Point { Y = 3 }), new("c", default)] }.ToByteArray());

        Assert.Equal([new("a", new Point { X = 1 }), new("b", new Point { Y = 3 }), new("c", default)], message.Points);
    }

    [Fact]
    public void MergingTwoMessagesIsParsingTheirConcatenation()
    {
        byte[] first = [.. Rich.Tree().ToByteArray(), .. WireBuilder.New().Varint(99, 1).ToArray()];
        byte[] second = [.. new Tree { Left = new Tree { Leaf = 4 }, Only = Rich.Tree(), Named = [new("n", default), new("m", Rich.Tree())] }.ToByteArray(), .. WireBuilder.New().Varint(98, 2).ToArray()];
        Tree merged = Tree.Parse(first);
        merged.MergeFrom(second);

        Assert.Equal(Tree.Parse([.. first, .. second]), merged);
        Assert.Equal(Tree.Parse([.. first, .. second]).ToByteArray(), merged.ToByteArray());
    }

    [Fact]
    public void MergingNeverChangesACopy()
    {
        byte[] unknown = WireBuilder.New().Varint(4000, 1).ToArray();
        var lists = Lists.Parse([.. Rich.Lists().ToByteArray(), .. unknown]);
        var maps = Maps.Parse([.. Rich.Maps().ToByteArray(), .. unknown]);
        var tree = Tree.Parse([.. Rich.Tree().ToByteArray(), .. unknown]);
        var choice = new Choice { Lists = lists };
        byte[] listsBytes = lists.ToByteArray();
        byte[] mapsBytes = maps.ToByteArray();
        byte[] treeBytes = tree.ToByteArray();
        byte[] choiceBytes = choice.ToByteArray();
        (Lists listsCopy, Maps mapsCopy, Tree treeCopy, Choice choiceCopy) = (lists, maps, tree, choice);

        for (int i = 0; i < 3; i++)
        {
            lists.MergeFrom([.. listsBytes, .. listsBytes]);
            maps.MergeFrom([.. new Maps { Nested = [new("n", maps)], Strings = [new("new", "x"), new("a", "changed")] }.ToByteArray(), .. mapsBytes]);
            tree.MergeFrom([.. treeBytes, .. new Tree { Left = tree, Named = [new("n", new Tree { Label = "other" })] }.ToByteArray()]);
            choice.MergeFrom([.. choiceBytes, .. choiceBytes]);
        }

        Assert.Equal(listsBytes, listsCopy.ToByteArray());
        Assert.Equal(mapsBytes, mapsCopy.ToByteArray());
        Assert.Equal(treeBytes, treeCopy.ToByteArray());
        Assert.Equal(choiceBytes, choiceCopy.ToByteArray());
        Assert.NotEqual(listsCopy, lists);
        Assert.NotEqual(choiceCopy, choice);
    }

    [Fact]
    public void MergeFromLeavesTheMessageAloneWhenTheDataIsBad()
    {
        byte[] good = [.. Rich.Maps().ToByteArray(), .. WireBuilder.New().Varint(4000, 1).ToArray()];
        byte[] more = new Maps { Int32S = [new(1, 99), new(5, 5)], Nested = [new("n", default)], Points = [new("q", default)] }.ToByteArray();
        Maps message = Maps.Parse(good);

        Assert.Throws<ProtoException>(() => message.MergeFrom([.. more, .. WireBuilder.New().Varint(4001, 1).ToArray(), 0x0a]));
        Assert.Equal(good, message.ToByteArray());

        Lists lists = Rich.Lists();
        Assert.Throws<ProtoException>(() => lists.MergeFrom([.. Rich.Lists().ToByteArray(), 0x0a, 0x05]));
        Assert.Equal(Rich.Lists(), lists);
    }

    [Fact]
    public void AMapEntryWithItsValueInSeveralRecordsMergesAMessageAndReplacesAScalar()
    {
        byte[] data = WireBuilder.New()
            .Message(17, entry => entry.Text(1, "k").Message(2, p => p.Varint(1, 1)).Message(2, p => p.Varint(2, 2)))
            .Message(1, entry => entry.Varint(1, 1).Varint(2, 2).Varint(2, 3).Varint(1, 4))
            .ToArray();

        Assert.Equal(new Maps { Points = [new("k", new Point { X = 1, Y = 2 })], Int32S = [new(4, 3)] }, Maps.Parse(data));
    }
}
