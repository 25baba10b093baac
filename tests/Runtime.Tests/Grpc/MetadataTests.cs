using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc;

public sealed class MetadataTests
{
    [Fact]
    public void KeysAreLowerCasedAndMayRepeat()
    {
        var metadata = new Metadata { { "X-One", "a" }, { "x-one", "b" }, { "two.3_4-bin", [1, 2] } };

        Assert.Equal(3, metadata.Count);
        Assert.Equal("x-one", metadata[0].Key);
        Assert.Equal("b", metadata.GetValue("X-ONE"));
        Assert.Equal(["a", "b"], metadata.GetAll("x-one").Select(entry => entry.Value));
        Assert.Equal([1, 2], metadata.GetValueBytes("two.3_4-bin"));
        Assert.True(metadata[2].IsBinary);
        Assert.Null(metadata.GetValue("two.3_4-bin"));
        Assert.Null(metadata.GetValue("three"));
        Assert.Equal(2, metadata.Remove("X-One"));
        Assert.Single(metadata);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("ä")]
    [InlineData("a\r\nb")]
    [InlineData(":path")]
    [InlineData("grpc-status")]
    [InlineData("GRPC-Timeout")]
    [InlineData("grpc-anything")]
    [InlineData("te")]
    [InlineData("content-type")]
    [InlineData("host")]
    [InlineData("connection")]
    [InlineData("bytes-bin")]
    public void BadKeysAreRefused(string key) => Assert.Throws<ArgumentException>(() => new Metadata { { key, "value" } });

    [Theory]
    [InlineData("text")]
    [InlineData("grpc-status-bin")]
    [InlineData("-BIN\n")]
    public void BadBinaryKeysAreRefused(string key) => Assert.Throws<ArgumentException>(() => new Metadata { { key, [1] } });

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("line\rbreak")]
    [InlineData("nul\0")]
    [InlineData("tab\t")]
    [InlineData("é")]
    [InlineData("\u007f")]
    public void ValuesThatCouldForgeAHeaderAreRefused(string value) => Assert.Throws<ArgumentException>(() => new Metadata { { "key", value } });

    [Fact]
    public void RichErrorDetailsAreApplicationData()
    {
        var metadata = new Metadata { { "grpc-status-details-bin", [8, 5] } };
        Assert.Equal([8, 5], metadata.GetValueBytes("grpc-status-details-bin"));
    }

    [Fact]
    public void ReceivedEntriesAreFilteredSplitAndAccepted()
    {
        var metadata = new Metadata();

        Assert.True(MetadataRules.TryAddReceived(metadata, "grpc-status", "0"));
        Assert.True(MetadataRules.TryAddReceived(metadata, "Content-Type", "application/grpc"));
        Assert.True(MetadataRules.TryAddReceived(metadata, "X-Text", "not-ASCII é"));
        Assert.True(MetadataRules.TryAddReceived(metadata, "x-bin", "AQ,AgM=, BAUG"));
        Assert.False(MetadataRules.TryAddReceived(metadata, "y-bin", "A"));

        Assert.Equal(["x-text", "x-bin", "x-bin", "x-bin"], metadata.Select(entry => entry.Key));
        Assert.Equal([[1], [2, 3], [4, 5, 6]], metadata.GetAll("x-bin").Select(entry => entry.ValueBytes));

        // What was received can be handed on without an error.
        var copy = new Metadata();
        copy.AddRange(metadata);
        foreach (var entry in metadata) copy.Add(entry);
        Assert.Equal(8, copy.Count);
    }

    [Fact]
    public void EntriesAreEqualByContent()
    {
        Assert.Equal(new Metadata.Entry("K", "v"), new Metadata.Entry("k", "v"));
        Assert.NotEqual(new Metadata.Entry("k", "v"), new Metadata.Entry("k", "w"));
        Assert.Equal(new Metadata.Entry("k-bin", [1, 2]), new Metadata.Entry("k-bin", [1, 2]));
        Assert.True(new Metadata.Entry("k-bin", [1, 2]) != new Metadata.Entry("k-bin", [1, 3]));
        Assert.Equal("", default(Metadata.Entry).Key);
        Assert.Throws<ArgumentException>(() => new Metadata { default(Metadata.Entry) });
    }

    [Fact]
    public void DeadlinesAreUtcAndNeverUnspecified()
    {
        var local = DateTime.Now;
        Assert.Equal(local.ToUniversalTime(), new CallOptions().WithDeadline(local).Deadline);
        Assert.Equal(DateTimeKind.Utc, new CallOptions(deadline: local).Deadline!.Value.Kind);
        Assert.Null(new CallOptions(deadline: DateTime.MaxValue).Deadline);
        Assert.Throws<ArgumentException>(() => new CallOptions(deadline: new DateTime(2030, 1, 1)));
    }
}
