namespace ProtoGen.Grpc.Client;

/// <summary>What only some calls need, so that the others are smaller.</summary>
/// <param name="Credentials">The credentials of the call itself.</param>
/// <param name="AdditionalToken">The registration on the token of the call on whose behalf this one is made.</param>
internal sealed record HttpCallExtras(CallCredentials? Credentials, CancellationTokenRegistration AdditionalToken);
