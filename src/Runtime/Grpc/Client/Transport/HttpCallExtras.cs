namespace ProtoGen.Grpc.Client;

/// <summary>What only some calls need, so that the others are smaller. The object guards its timer.</summary>
internal sealed class HttpCallExtras
{
    /// <summary>The credentials of the call itself.</summary>
    public CallCredentials? Credentials { get; init; }

    /// <summary>The registration on the caller's token.</summary>
    public CancellationTokenRegistration UserToken { get; set; }

    /// <summary>The registration on the token of the call on whose behalf this one is made.</summary>
    public CancellationTokenRegistration AdditionalToken { get; set; }

    /// <summary>Fires at the deadline.</summary>
    public Timer? DeadlineTimer { get; set; }
}
