using Cases.V3;
using ProtoGen.Tests.Wire.Support;

namespace ProtoGen.Tests.Wire.Messages;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("08 01 00 01", 3)] // field number zero
    [InlineData("08 01 0D 01", 3)] // the data ends in a fixed32
    [InlineData("08 01 1A 05 01", 4)] // a length beyond the end
    [InlineData("08 01 FF FF FF FF FF", 2)] // an endless tag
    [InlineData("08 01 0C", 3)] // an end-group tag from nowhere
    [InlineData("08 01 10 FF FF FF FF FF FF FF FF FF FF FF", 3)] // an endless varint
    public void AnErrorNamesTheMessageAndTheByte(string hex, int offset)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Point.Parse(WireBuilder.Hex(hex)));

        Assert.StartsWith("cases.v3.Point", problem.Message, StringComparison.Ordinal);
        Assert.Equal(offset, problem.Offset);
        Assert.Contains($"at byte {offset}", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("cases.v3.Point", problem.Path, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Problem);
    }

    [Fact]
    public void OffsetsCountFromTheStartOfTheWholeInput()
    {
        byte[] data = WireBuilder.New().Varint(3, 1).Message(18, m => m.Message(18, n => n.Bytes(14, 0xff))).ToArray();
        ProtoException problem = Assert.Throws<ProtoException>(() => Scalars.Parse(data));

        Assert.Equal(data.Length - 1, problem.Offset);
        Assert.Equal(problem.Offset, Assert.Throws<ProtoException>(() => Scalars.Parse(Segments.Of(data, 1))).Offset);
        Assert.Equal(problem.Offset, Assert.Throws<ProtoException>(() => Scalars.Parse(new DribbleStream(data, 1))).Offset);
        Assert.Equal("cases.v3.Scalars.nested.nested.string", problem.Path);
    }

    [Fact]
    public void GroupsWhereMapEntriesBelongHaveAPathToo()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Maps.Parse(WireBuilder.Hex("63 0A 05")));

        Assert.StartsWith("cases.v3.Maps.strings", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void NullArgumentsAreTheCallersFault()
    {
        Assert.Throws<ArgumentNullException>(() => Point.Parse((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Point.TryParseDelimited(null!, out _));
        Assert.Throws<ArgumentNullException>(() => default(Point).WriteDelimitedTo(null!));
    }
}
