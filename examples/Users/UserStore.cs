using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Accounts.V1;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace UsersExample;

/// <summary>Users in memory. Messages are values, so what is stored cannot be changed by whoever has a copy of it.</summary>
public sealed class UserStore
{
    private readonly ConcurrentDictionary<string, User> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _idByEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Broadcaster<User> _created = new();
    private int _lastId;

    /// <summary>All users by email.</summary>
    public IEnumerable<User> All => _byId.Values.OrderBy(user => user.Email, StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a user.</summary>
    /// <exception cref="RpcException">InvalidArgument or AlreadyExists.</exception>
    public User Add(User? draft)
    {
        var user = Checked(draft);
        var id = string.Create(CultureInfo.InvariantCulture, $"u{Interlocked.Increment(ref _lastId)}");
        if (!_idByEmail.TryAdd(user.Email, id))
            throw new RpcException(StatusCode.AlreadyExists, $"{user.Email} belongs to a user.");

        user = user with { Id = id, Role = user.Role == Role.Unspecified ? Role.Member : user.Role, CreatedAt = Timestamp.Now };
        _byId[id] = user;
        _created.Publish(user);
        return user;
    }

    /// <summary>Looks a user up.</summary>
    /// <exception cref="RpcException">NotFound.</exception>
    public User Get(string id) => _byId.TryGetValue(id, out var user) ? user : throw NotFound(id);

    /// <summary>Looks a user up.</summary>
    public bool TryGetByEmail(string email, [NotNullWhen(true)] out User? user)
    {
        user = _idByEmail.TryGetValue(email, out var id) && _byId.TryGetValue(id, out var found) ? found : null;
        return user is not null;
    }

    /// <summary>Replaces a user.</summary>
    /// <exception cref="RpcException">NotFound, InvalidArgument, or Aborted when somebody else has changed the user meanwhile.</exception>
    public User Replace(User? replacement)
    {
        var user = Checked(replacement);
        var current = Get(user.Id);
        if (!string.Equals(user.Email, current.Email, StringComparison.OrdinalIgnoreCase))
            throw new RpcException(StatusCode.InvalidArgument, "The email of a user cannot be changed.");

        user.CreatedAt = current.CreatedAt;

        // Equality is by content, which makes a compare-and-swap of whole messages possible.
        return _byId.TryUpdate(user.Id, user, current) ? user : throw new RpcException(StatusCode.Aborted, $"User {user.Id} was changed by somebody else; try again.");
    }

    /// <summary>Deletes a user.</summary>
    /// <exception cref="RpcException">NotFound.</exception>
    public void Remove(string id)
    {
        if (!_byId.TryRemove(id, out var user))
            throw NotFound(id);
        _idByEmail.TryRemove(user.Email, out _);
    }

    /// <summary>Waits for a user with this email.</summary>
    public async ValueTask<User> WaitForAsync(string email, CancellationToken cancellationToken)
    {
        // Subscribed before the look-up, so that a user who comes in between is not missed.
        using var created = _created.Subscribe();
        if (TryGetByEmail(email, out var existing))
            return existing.Value;

        return await created.ReadAllAsync(cancellationToken)
            .FirstAsync(user => string.Equals(user.Email, email, StringComparison.OrdinalIgnoreCase), cancellationToken);
    }

    private static User Checked(User? user) => user switch
    {
        null => throw new RpcException(StatusCode.InvalidArgument, "The request has no user."),
        { } given when !given.Email.Contains('@', StringComparison.Ordinal) => throw new RpcException(StatusCode.InvalidArgument, $"'{given.Email}' is not an email address."),
        { DisplayName: "" } => throw new RpcException(StatusCode.InvalidArgument, "A user needs a display name."),
        { } given => given,
    };

    private static RpcException NotFound(string id) => new(StatusCode.NotFound, $"There is no user {id}.");
}
