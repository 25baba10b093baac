using Examples.Common;
using Greet.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace GreeterExample;

/// <summary>The client: unary calls, one after the other and at once.</summary>
internal static class GreeterTour
{
    public static async Task RunAsync(GrpcChannel channel, Story story, CancellationToken cancellationToken)
    {
        Greeter.IGreeterClient greeter = new Greeter.GreeterClient(channel);

        story.Chapter("One call");
        var hello = await greeter.SayHelloAsync(new() { Name = "Ada" }, cancellationToken: cancellationToken);
        story.Tell(hello.Message);
        story.Expect(hello == new SayHelloResponse { Message = "Hello, Ada!" }, "the response is a value: it equals another one with this content");

        story.Chapter("Three calls at once, with a deadline");
        var deadline = DateTime.UtcNow.AddSeconds(10);
        var replies = await Task.WhenAll<SayHelloResponse>(
            greeter.SayHelloAsync(new() { Name = "Grace", Language = Language.English }, deadline: deadline, cancellationToken: cancellationToken),
            greeter.SayHelloAsync(new() { Name = "Kristen", Language = Language.Norwegian }, deadline: deadline, cancellationToken: cancellationToken),
            greeter.SayHelloAsync(new() { Name = "松本", Language = Language.Japanese }, deadline: deadline, cancellationToken: cancellationToken));
        foreach (var reply in replies)
            story.Tell(reply.Message);
        story.Expect(replies is [{ Message: "Hello, Grace!" }, { Message: "Hei, Kristen!" }, { Message: "こんにちは、松本さん" }], "every reply belongs to its request");

        story.Chapter("Calls that fail");
        await story.ExpectStatusAsync(StatusCode.InvalidArgument, "no name", async () => await greeter.SayHelloAsync(new(), cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(
            StatusCode.InvalidArgument,
            "a language that this version does not know",
            async () => await greeter.SayHelloAsync(new() { Name = "Ada", Language = (Language)99 }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(
            StatusCode.DeadlineExceeded,
            "a deadline in the past",
            async () => await greeter.SayHelloAsync(new() { Name = "Ada" }, deadline: DateTime.UtcNow.AddSeconds(-1), cancellationToken: cancellationToken));
    }
}
