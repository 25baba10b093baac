using Accounts.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace UsersExample;

/// <summary>The server. Made for each call, with its arguments injected; the state is in the store.</summary>
public sealed class UserDirectory(UserStore store, ChatRoom room) : UserService.UserServiceBase
{
    private const string RequestId = "x-request-id";
    private const string AdminToken = "letmein";

    public override async ValueTask<CreateUserResponse> CreateUser(CreateUserRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        return new CreateUserResponse { User = store.Add(request.User) };
    }

    public override async ValueTask<GetUserResponse> GetUser(GetUserRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        return new GetUserResponse { User = store.Get(request.Id) };
    }

    public override async ValueTask<UpdateUserResponse> UpdateUser(UpdateUserRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        RequireAdmin(context);
        return new UpdateUserResponse { User = store.Replace(request.User) };
    }

    public override async ValueTask<DeleteUserResponse> DeleteUser(DeleteUserRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        RequireAdmin(context);
        store.Remove(request.Id);
        return new DeleteUserResponse();
    }

    public override async ValueTask<AwaitUserResponse> AwaitUser(AwaitUserRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);

        // The token fires when the deadline passes or the client leaves; waiting on it is all that this needs.
        return new AwaitUserResponse { User = await store.WaitForAsync(request.Email, context.CancellationToken) };
    }

    public override async IAsyncEnumerable<ListUsersResponse> ListUsers(ListUsersRequest request, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        var count = 0;
        foreach (var user in store.All.Where(Matches))
        {
            count++;
            yield return new ListUsersResponse { User = user };
        }

        // What is only known at the end travels in the trailers.
        context.ResponseTrailers.Add("x-user-count", $"{count}");

        bool Matches(User user) => (request.Role == Role.Unspecified || user.Role == request.Role) && request.Tags.All(user.Tags.Contains);
    }

    public override async ValueTask<UploadUsersResponse> UploadUsers(IAsyncEnumerable<UploadUsersRequest> requests, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        var response = new UploadUsersResponse();
        var createdIds = new ProtoGen.RepeatedBuilder<string>();
        var rejected = new Dictionary<string, string>();
        await foreach (var request in requests)
        {
            response.Received++;
            try
            {
                createdIds.Add(store.Add(request.User).Id);
            }
            catch (RpcException exception)
            {
                rejected[request.UserOrDefault.Email] = exception.Status.Detail;
            }
        }

        return response with { CreatedIds = createdIds.ToRepeated(), Rejected = rejected, FinishedAt = Timestamp.Now };
    }

    public override async IAsyncEnumerable<ChatResponse> Chat(IAsyncEnumerable<ChatRequest> requests, ServerCallContext context)
    {
        await EchoRequestIdAsync(context);
        if (context.RequestHeaders.GetValue("user-id") is not { } id)
            throw new RpcException(StatusCode.Unauthenticated, "Say who you are in the header user-id.");

        using var seat = room.Enter(store.Get(id).DisplayName);
        var speaking = seat.SpeakAsync(requests);
        await foreach (var happening in seat.ListenAsync(context.CancellationToken))
            yield return happening;
        await speaking;
    }

    private static ValueTask EchoRequestIdAsync(ServerCallContext context) =>
        context.RequestHeaders.GetValue(RequestId) is { } id ? context.WriteResponseHeadersAsync(new Metadata { { RequestId, id } }) : ValueTask.CompletedTask;

    private static void RequireAdmin(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue("authorization") is not { } authorization)
            throw new RpcException(new Status(StatusCode.Unauthenticated, "Only an admin may do this."), new Metadata { { "www-authenticate", "Bearer" } });
        if (authorization != $"Bearer {AdminToken}")
            throw new RpcException(StatusCode.PermissionDenied, "This is not an admin's token.");
    }
}
