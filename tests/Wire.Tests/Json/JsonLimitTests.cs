using System.Text;
using Cases.Budget;
using Cases.V3;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Json;

public sealed class JsonLimitTests
{
    [Fact]
    public void MessagesNestAsDeepAsTheLimitSays()
    {
        Assert.NotEqual(default, Tree.ParseJson(Nest("{\"left\":", "{}", "}", 100)));
        Assert.Throws<ProtoException>(() => Tree.ParseJson(Nest("{\"left\":", "{}", "}", 101)));
        Assert.NotEqual(default, Tree.ParseJson(Nest("{\"children\":[", "{}", "]}", 100)));
        Assert.Throws<ProtoException>(() => Tree.ParseJson(Nest("{\"children\":[", "{}", "]}", 101)));
        Assert.NotEqual(default, Tree.ParseJson(Nest("{\"left\":", "{}", "}", 5), new JsonParseOptions { MaxDepth = 5 }));
        Assert.Throws<ProtoException>(() => Tree.ParseJson(Nest("{\"left\":", "{}", "}", 6), new JsonParseOptions { MaxDepth = 5 }));
    }

    [Fact]
    public void WhatJsonMayNestBinaryDataMayNestToo()
    {
        for (int depth = 25; depth < 60; depth++)
        {
            string json = Nest("{\"a\":", "1", "}", depth);
            Value value;
            try
            {
                value = Value.ParseJson(json);
            }
            catch (ProtoException)
            {
                return;
            }
            Assert.Equal(json, Value.Parse(value.ToByteArray()).ToJson());
        }
        Assert.Fail("some depth must be refused");
    }

    [Theory]
    [InlineData("{\"left\":")]
    [InlineData("{\"children\":[")]
    [InlineData("{\"named\":{\"a\":")]
    [InlineData("{\"unknown\":")]
    public void EndlessNestingIsRefused(string open)
    {
        string json = string.Concat(Enumerable.Repeat(open, 100_000));

        Assert.Throws<ProtoException>(() => Tree.ParseJson(json));
        Assert.Throws<ProtoException>(() => Tree.ParseJson(json, new JsonParseOptions { IgnoreUnknownFields = true }));
    }

    [Fact]
    public void EndlessNestingOfValuesIsRefused()
    {
        Assert.Throws<ProtoException>(() => Value.ParseJson(new string('[', 1_000_000)));
        Assert.Throws<ProtoException>(() => Value.ParseJson(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
    }

    [Fact]
    public void AThreadWithASmallStackSurvivesALargeLimit()
    {
        string json = Nest("{\"left\":", "{}", "}", 10_000);
        Exception? thrown = null;
        var thread = new Thread(
            () => thrown = Record.Exception(() => Tree.ParseJson(json, new JsonParseOptions { MaxDepth = 10_000 })),
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.IsType<ProtoException>(thrown);
    }

    [Fact]
    public void AMessageNestedTooDeepIsNotWritten()
    {
        var message = new Tree { Label = "leaf" };
        for (int i = 0; i < 100; i++)
            message = new Tree { Left = message };
        Assert.Contains("leaf", message.ToJson(), StringComparison.Ordinal);

        Assert.Throws<ProtoException>(() => new Tree { Left = message }.ToJson());
    }

    [Fact]
    public void EmptyElementsOfALargeTypeMeetTheDecodeBudget()
    {
        string json = "{\"many\":[" + string.Concat(Enumerable.Repeat("{},", 3_000_000)) + "{}]}";

        ProtoException problem = Assert.Throws<ProtoException>(() => Crowd.ParseJson(json));

        Assert.Contains("budget", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ProtoException>(() => Crowd.ParseJson("""{"many":[{},{},{}]}""", new JsonParseOptions { DecodeBudget = 100 }));
        Assert.Equal(3, Crowd.ParseJson("""{"many":[{},{},{}]}""").Many.Count);
    }

    [Fact]
    public void UnknownNumbersOfAClosedEnumTakeLinearTime()
    {
        const int Count = 300_000; // quadratic work would take minutes
        string json = "{\"many\":[" + string.Join(',', Enumerable.Repeat("99", Count)) + "],\"must\":10}";

        Cases.V2.ClosedEnums message = Cases.V2.ClosedEnums.ParseJson(json);

        Assert.Equal(Count * 2, message.UnknownFields.Length);
    }

    [Fact]
    public void OptionsRefuseWhatIsOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonParseOptions { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonParseOptions { MaxDepth = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonParseOptions { DecodeBudget = -1 });
    }

    private static string Nest(string open, string inner, string close, int depth)
    {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++)
            text.Append(open);
        text.Append(inner);
        for (int i = 0; i < depth; i++)
            text.Append(close);
        return text.ToString();
    }
}
