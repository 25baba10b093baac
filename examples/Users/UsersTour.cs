using Accounts.V1;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace UsersExample;

/// <summary>The client's part: rich messages, metadata and deadlines. Like the others, it leaves nothing behind on the server.</summary>
internal sealed partial class UsersTour(UserService.IUserServiceClient users, Story story, CancellationToken cancellationToken)
{
    private static readonly Metadata _admin = new() { { "authorization", "Bearer letmein" } };

    private readonly List<string> _ids = [];

    public static Task RunAsync(GrpcChannel channel, Story story, CancellationToken cancellationToken) =>
        new UsersTour(new UserService.UserServiceClient(channel), story, cancellationToken).RunAsync();

    private async Task RunAsync()
    {
        var ada = await CreateAsync();
        ada = await ChangeAsync(ada);
        await ShareHeadersAsync(ada);
        var grace = await UploadAsync();
        await ListAsync();
        await AwaitAsync();
        await ChatAsync(ada, grace);
        await FailAsync(ada);
        await DeleteAsync();
    }

    private async Task<User> CreateAsync()
    {
        story.Chapter("Unary: create a user with everything");
        var draft = new User
        {
            Email = "ada@example.org",
            DisplayName = "Ada",
            Role = Role.Admin,
            Tags = ["maths", "engines"],
            Quotas = [new("projects", 12), new("gigabytes", 40)],
            Phone = "+442079460000",
            Passkey = new() { CredentialId = "key-1"u8, SignCount = 7 },
            Address = new() { Street = "12 St James's Square", City = "London", Country = "GB" },
        };
        var response = await users.CreateUserAsync(new() { User = draft }, cancellationToken: cancellationToken);
        var ada = response.UserOrDefault;
        _ids.Add(ada.Id);
        story.Tell($"{ada.DisplayName} <{ada.Email}>, {ada.Role}, {string.Join(" and ", ada.Tags)}, {ada.Quotas["gigabytes"]} GB, signs in with a {ada.SignInCase}");
        story.Expect(ada == draft with { Id = ada.Id, CreatedAt = ada.CreatedAt }, "the server has added an id and a time, and nothing else");
        story.Expect(ada is { CreatedAt.IsValid: true, LastSeenAt: null }, $"created at {ada.CreatedAtOrDefault.ToDateTimeOffset():u}, never seen");
        return ada;
    }

    private async Task<User> ChangeAsync(User ada)
    {
        story.Chapter("Unary: change it");
        var changed = ada with
        {
            Address = ada.AddressOrDefault with { City = "Ockham" },
            Quotas = [.. ada.Quotas, new("gigabytes", 80)],
            Tags = [.. ada.Tags, "poetry"],
            Phone = "",
            OneTimeCode = 123456,
        };
        var response = await users.UpdateUserAsync(new() { User = changed }, _admin, cancellationToken: cancellationToken);
        var user = response.UserOrDefault;
        story.Expect(user.AddressOrDefault is { City: "Ockham", Country: "GB" } && ada.AddressOrDefault.City == "London", "a changed copy goes out, the original stays as it was");
        story.Expect(user.Quotas is { Count: 2 } && user.Quotas["gigabytes"] == 80, "of equal keys in a map the last one wins");
        story.Expect(user is { HasPhone: true, Phone: "" }, "an empty phone is not an absent one");
        story.Expect(user is { SignInCase: User.SignInOneofCase.OneTimeCode, OneTimeCode: 123456, Passkey: null }, "setting one member of a oneof clears the others");
        return user;
    }

    private async Task ShareHeadersAsync(User ada)
    {
        story.Chapter("Metadata");
        var headers = new Metadata { { "x-request-id", "r-17" } };
        using var call = users.GetUserAsync(new() { Id = ada.Id }, headers, DateTime.UtcNow.AddSeconds(10), cancellationToken);
        var response = await call;
        var responseHeaders = await call.ResponseHeadersAsync;
        story.Expect(response.User == ada && responseHeaders.GetValue("x-request-id") == "r-17", "the server sends the request's id back as a header");
    }

    private async Task<User> UploadAsync()
    {
        story.Chapter("Client stream: upload users");
        var summary = await users.UploadUsersAsync(DraftsAsync(), cancellationToken: cancellationToken);
        _ids.AddRange(summary.CreatedIds);
        foreach (var (email, reason) in summary.Rejected)
            story.Tell($"rejected {email}: {reason}");
        story.Expect(summary is { Received: 4, CreatedIds.Count: 2, Rejected.Count: 2, HasFinishedAt: true }, "two of four are created, the other two have a reason");

        var grace = await users.GetUserAsync(new() { Id = summary.CreatedIds[0] }, cancellationToken: cancellationToken);
        return grace.UserOrDefault;

        static async IAsyncEnumerable<UploadUsersRequest> DraftsAsync()
        {
            yield return new() { User = new User { Email = "grace@example.org", DisplayName = "Grace", Tags = ["compilers"] } };
            yield return new() { User = new User { Email = "ADA@example.org", DisplayName = "Another Ada" } };
            await Task.Yield();
            yield return new() { User = new User { Email = "nowhere", DisplayName = "Nobody" } };
            yield return new() { User = new User { Email = "edsger@example.org", DisplayName = "Edsger", Tags = ["compilers", "maths"] } };
        }
    }

    private async Task ListAsync()
    {
        story.Chapter("Server stream: list users");
        using var call = users.ListUsers(new() { Tags = ["compilers"] }, cancellationToken: cancellationToken);
        var names = new List<string>();
        await foreach (var response in call)
        {
            story.Tell($"{response.UserOrDefault.DisplayName}: {string.Join(", ", response.UserOrDefault.Tags)}");
            names.Add(response.UserOrDefault.DisplayName);
        }

        story.Expect(names is ["Edsger", "Grace"], "only those who know compilers, by email");
        story.Expect(call.GetTrailers().GetValue("x-user-count") == "2", "the trailers bring the count");
    }

    private async Task DeleteAsync()
    {
        story.Chapter("Unary: delete users");
        foreach (var id in _ids)
            await users.DeleteUserAsync(new() { Id = id }, _admin, cancellationToken: cancellationToken);
        await foreach (var left in users.ListUsers(new(), cancellationToken: cancellationToken))
            story.Expect(false, $"nobody is left, but {left.UserOrDefault.DisplayName}");
        story.Expect(_ids.Count == 4, $"{_ids.Count} users were created and deleted");
    }
}
