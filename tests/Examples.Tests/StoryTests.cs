using Examples.Common;
using ProtoGen.Grpc;

namespace ProtoGen.Examples.Tests;

/// <summary>The expectations of the examples can fail.</summary>
public sealed class StoryTests
{
    [Fact]
    public void AnExpectationThatDoesNotHoldIsASurprise()
    {
        using var output = new StringWriter();
        var story = new Story(output);
        story.Expect(true, "this");
        story.Expect(false, "that");
        Assert.Equal(1, story.Surprises);
        Assert.Contains("[ok] this", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[NOT SO] that", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallThatEndsOtherwiseIsASurprise()
    {
        var story = new Story(TextWriter.Null);
        await story.ExpectStatusAsync(StatusCode.NotFound, "as expected", () => Task.FromException(new RpcException(StatusCode.NotFound, "")));
        Assert.Equal(0, story.Surprises);
        await story.ExpectStatusAsync(StatusCode.NotFound, "another status", () => Task.FromException(new RpcException(StatusCode.Internal, "")));
        await story.ExpectStatusAsync(StatusCode.NotFound, "success", () => Task.CompletedTask);
        Assert.Equal(2, story.Surprises);
    }
}
