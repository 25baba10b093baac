namespace ProtoGen.Grpc;

/// <summary>How a call ended: a code and a text for people. Equality is by both; <c>default</c> is <see cref="Ok"/>.</summary>
public readonly struct Status : IEquatable<Status>
{
    private readonly string? _detail;

    /// <summary>Creates a status.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text that travels as <c>grpc-message</c>; any Unicode text, empty for none.</param>
    public Status(StatusCode statusCode, string? detail)
    {
        StatusCode = statusCode;
        _detail = detail;
    }

    /// <summary>Success without a text.</summary>
    public static Status Ok => default;

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The text; empty, never null.</summary>
    public string Detail => _detail ?? "";

    /// <summary>Whether two statuses have the same code and text.</summary>
    public static bool operator ==(Status left, Status right) => left.Equals(right);

    /// <summary>Whether two statuses differ in code or text.</summary>
    public static bool operator !=(Status left, Status right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Status other) => StatusCode == other.StatusCode && string.Equals(Detail, other.Detail, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Status other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StatusCode, Detail);

    /// <inheritdoc/>
    public override string ToString() => $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")";
}
