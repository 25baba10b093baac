using Accounts.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace UsersExample;

/// <content>Calls that wait for others, and calls that fail.</content>
internal sealed partial class UsersTour
{
    private async Task AwaitAsync()
    {
        story.Chapter("Deadlines: wait for a user");
        await story.ExpectStatusAsync(StatusCode.DeadlineExceeded, "nobody comes within 200 ms", async () =>
            await users.AwaitUserAsync(new() { Email = "alan@example.org" }, deadline: DateTime.UtcNow.AddMilliseconds(200), cancellationToken: cancellationToken));

        using var waiting = users.AwaitUserAsync(new() { Email = "alan@example.org" }, deadline: DateTime.UtcNow.AddSeconds(30), cancellationToken: cancellationToken);
        var created = await users.CreateUserAsync(new() { User = new User { Email = "alan@example.org", DisplayName = "Alan" } }, cancellationToken: cancellationToken);
        _ids.Add(created.UserOrDefault.Id);
        var arrived = await waiting;
        story.Expect(arrived.User == created.User, $"{arrived.UserOrDefault.DisplayName} comes before the deadline, and the wait is over");
    }

    private async Task ChatAsync(User ada, User grace)
    {
        story.Chapter("Both ways: two users chat");
        using var adasCall = users.Chat(new Metadata { { "user-id", ada.Id } }, cancellationToken: cancellationToken);
        var heard = await HearAsync(adasCall, "Ada");
        story.Expect(heard is { DisplayName: "Ada", Entered.Present: 1 }, "Ada is alone");

        using var gracesCall = users.Chat(new Metadata { { "user-id", grace.Id } }, cancellationToken: cancellationToken);
        heard = await HearAsync(gracesCall, "Grace");
        story.Expect(heard is { DisplayName: "Grace", Entered.Present: 2 }, "then Grace is there too");
        story.Expect(await HearAsync(adasCall, "Ada") == heard, "which Ada is told in the same words");

        await adasCall.WriteAsync(new() { Text = "Can it do more than numbers?" }, cancellationToken);
        heard = await HearAsync(gracesCall, "Grace");
        story.Expect(heard is { DisplayName: "Ada", EventCase: ChatResponse.EventOneofCase.Said, Said: "Can it do more than numbers?" }, "what one says reaches the other");

        await gracesCall.WriteAsync(new() { Text = "I have a compiler." }, cancellationToken);
        await gracesCall.CompleteAsync();
        var atAdas = new List<ChatResponse>();
        while (atAdas is not [.., { HasLeft: true }])
            atAdas.Add(await HearAsync(adasCall, "Ada"));
        story.Expect(atAdas is [{ DisplayName: "Ada" }, { DisplayName: "Grace", Said: "I have a compiler." }, { DisplayName: "Grace" }], "Ada has heard every word, her own too, and Grace leaving");

        // Leaving without a good-bye: the call is reset, and the server's token ends the chat there.
        adasCall.Dispose();
        story.Expect(adasCall.GetStatus().StatusCode == StatusCode.Cancelled, "a disposed call has ended as cancelled");
    }

    private async Task<ChatResponse> HearAsync(DuplexStreamingCall<ChatRequest, ChatResponse> call, string listener)
    {
        if (!await call.MoveNextAsync(cancellationToken))
            throw new InvalidOperationException("The room has closed.");
        var happening = call.Current;
        story.Tell($"{listener} hears: {happening.DisplayName} " + happening.EventCase switch
        {
            ChatResponse.EventOneofCase.Entered => "enters",
            ChatResponse.EventOneofCase.Said => $"says \"{happening.Said}\"",
            ChatResponse.EventOneofCase.Left => "leaves",
            _ => "does something that this version does not know",
        });
        return happening;
    }

    private async Task FailAsync(User ada)
    {
        story.Chapter("Calls that fail");
        await story.ExpectStatusAsync(StatusCode.NotFound, "an unknown user", async () => await users.GetUserAsync(new() { Id = "u0" }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(
            StatusCode.AlreadyExists,
            "an email that is taken",
            async () => await users.CreateUserAsync(new() { User = ada }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(StatusCode.InvalidArgument, "a request without a user", async () => await users.CreateUserAsync(new(), cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(
            StatusCode.PermissionDenied,
            "a wrong token",
            async () => await users.DeleteUserAsync(new() { Id = ada.Id }, new Metadata { { "authorization", "Bearer please" } }, cancellationToken: cancellationToken));
        try
        {
            await users.DeleteUserAsync(new() { Id = ada.Id }, cancellationToken: cancellationToken);
            story.Expect(false, "a request without a token fails");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unauthenticated)
        {
            story.Expect(exception.Trailers.GetValue("www-authenticate") == "Bearer", "a request without a token fails, and the trailers say what is missing");
        }

        await story.ExpectStatusAsync(StatusCode.Cancelled, "a wait that is cancelled", async () =>
        {
            using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var waiting = users.AwaitUserAsync(new() { Email = "godot@example.org" }, cancellationToken: impatience.Token);
            await impatience.CancelAsync();
            await waiting;
        });
    }
}
