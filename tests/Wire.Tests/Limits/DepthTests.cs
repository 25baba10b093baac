using Cases.V3;
using ProtoGen.Tests.Wire.Support;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Limits;

/// <summary>100 levels below the outermost message are read and written, in whatever form they come; the 101st is refused.</summary>
public sealed class DepthTests
{
    private const int Limit = ParseOptions.DefaultMaxDepth;

    [Fact]
    public void Messages()
    {
        Check(Tree.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Bytes(2, inner).ToArray());
        Check(Tree.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Bytes(4, inner).ToArray());
        Check(Tree.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Bytes(6, inner).ToArray());
        Check(Scalars.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Bytes(18, inner).ToArray());
        Check(V2.RequiredInside.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Bytes(7, inner).ToArray());
    }

    [Fact]
    public void MessagesThatAlternate() => Check(
        Ping.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Message(1, pong => pong.Bytes(1, inner)).ToArray(), levelsPerWrap: 2);

    [Fact]
    public void MapEntriesCountAsTheMessagesTheyAre() => Check(
        Tree.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Message(5, entry => entry.Text(1, "k").Bytes(2, inner)).ToArray(), levelsPerWrap: 2);

    [Fact]
    public void Groups() => Check(
        V2.Groups.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Group(5, group => group.Bytes(1, inner)).ToArray(), levelsPerWrap: 2);

    [Fact]
    public void UnknownGroups()
    {
        Check(Nothing.Parse, message => message.ToByteArray(), inner => WireBuilder.New().Group(7, group => group.Raw(inner)).ToArray());
        Assert.Throws<ProtoException>(() => UnknownFields.Parse(WireBuilder.Nest(Limit + 1, inner => WireBuilder.New().Group(7, group => group.Raw(inner)).ToArray())));
    }

    [Fact]
    public void GroupsInsideUnknownMapEntryFieldsCount()
    {
        byte[] groups = WireBuilder.Nest(Limit, inner => WireBuilder.New().Group(7, group => group.Raw(inner)).ToArray());

        Assert.Equal(default, Nothing.Parse(groups) with { UnknownFields = default });
        Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.New().Bytes(1, groups).ToArray()));
        Assert.Throws<ProtoException>(() => Wrappers.Parse(WireBuilder.New().Bytes(1, groups).ToArray()));
    }

    [Fact]
    public void TheLimitCanBeChanged()
    {
        byte[] data = WireBuilder.Nest(10, inner => WireBuilder.New().Bytes(2, inner).ToArray());

        Assert.Throws<ProtoException>(() => Tree.Parse(data, new ParseOptions { MaxDepth = 9 }));
        Assert.Equal(data, Tree.Parse(data, new ParseOptions { MaxDepth = 10 }).ToByteArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParseOptions { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParseOptions { MaxDepth = 10_001 });
    }

    [Fact]
    public void AMessageTooDeepToWriteIsRefused()
    {
        Tree message = default;
        for (int i = 0; i < Limit; i++)
            message = new Tree { Left = message };

        Assert.Equal(message, Tree.Parse(message.ToByteArray()));
        Tree tooDeep = new() { Left = message };
        Assert.Throws<ProtoException>(() => tooDeep.ToByteArray());
        Assert.Throws<ProtoException>(() => tooDeep.CalculateSize());
    }

    /// <summary>A stack overflow cannot be caught: where the stack is small, the limit is what it allows.</summary>
    [Fact]
    public void TheDeepestLimitNeverOverflowsAStack()
    {
        byte[] messages = WireBuilder.Nest(3000, inner => WireBuilder.New().Bytes(2, inner).ToArray());
        byte[] groups = [.. Enumerable.Repeat((byte)0x3b, 10_000), .. Enumerable.Repeat((byte)0x3c, 10_000)];
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Accept(() => Tree.Parse(messages, new ParseOptions { MaxDepth = 10_000 }));
                    Accept(() => Nothing.Parse(groups, new ParseOptions { MaxDepth = 10_000 }));
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)));
        Assert.Null(failure);
    }

    [Fact]
    public void EqualityOfDeepMessagesDoesNotOverflowTheStack()
    {
        Tree left = default;
        Tree right = default;
        for (int i = 0; i < 200_000; i++)
        {
            left = new Tree { Left = left };
            right = new Tree { Left = right };
        }

        Assert.Throws<InsufficientExecutionStackException>(() => left == right);
        Assert.Throws<InsufficientExecutionStackException>(() => left.GetHashCode());
    }

    private static void Accept<T>(Func<T> parse)
    {
        try
        {
            parse();
        }
        catch (ProtoException)
        {
        }
    }

    private static void Check<T>(Parser<T> parse, Func<T, byte[]> write, Func<byte[], byte[]> wrap, int levelsPerWrap = 1)
    {
        byte[] deepest = WireBuilder.Nest(Limit / levelsPerWrap, wrap);
        byte[] tooDeep = WireBuilder.Nest(Limit / levelsPerWrap + 1, wrap);

        Assert.Equal(deepest, write(parse(deepest, null)));
        ProtoException problem = Assert.Throws<ProtoException>(() => { parse(tooDeep, null); });
        Assert.Contains("deeper", problem.Message, StringComparison.Ordinal);
    }

    private delegate T Parser<T>(ReadOnlySpan<byte> data, ParseOptions? options);
}
