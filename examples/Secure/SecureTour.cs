using System.Security.Cryptography.X509Certificates;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using Vaults.V1;

namespace SecureExample;

/// <summary>The client: what it trusts, what it shows, and a token for each call.</summary>
internal static class SecureTour
{
    public static async Task RunAsync(string address, Certificates certificates, TokenOffice office, Story story, CancellationToken cancellationToken)
    {
        var ssl = new SslCredentials { TrustedRoots = certificates.Roots, ClientCertificate = certificates.Client };
        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = ssl });
        var vault = new Vault.VaultClient(channel);

        story.Chapter("Mutual TLS");
        var me = await vault.WhoAmIAsync(default, cancellationToken: cancellationToken);
        story.Expect(me == new WhoAmIResponse { Certificate = "CN=reporting" }, "the server knows the client by its certificate");
        await StrangersAsync(address, certificates, story, cancellationToken);

        story.Chapter("A token per call");
        await story.ExpectStatusAsync(StatusCode.Unauthenticated, "no token", async () => await vault.GetSecretAsync(new() { Name = "lighthouse" }, cancellationToken: cancellationToken));
        var reader = CallCredentials.FromToken(_ => new(office.Issue("Ada", mayWrite: false)));
        var asReader = new CallOptions(cancellationToken: cancellationToken).WithCredentials(reader);
        var secret = await vault.GetSecretAsync(new() { Name = "lighthouse" }, asReader);
        story.Expect(secret.Secret == "the light is on", "a reader reads");
        await story.ExpectStatusAsync(StatusCode.PermissionDenied, "a reader does not write", async () => await vault.SetSecretAsync(new() { Name = "lighthouse" }, asReader));

        story.Chapter("A token for every call of a channel");
        var writer = CallCredentials.FromToken(_ => new(office.Issue("Grace", mayWrite: true)));
        using var writing = GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = ChannelCredentials.Create(ssl, writer) });
        var writable = new Vault.VaultClient(writing);
        await writable.SetSecretAsync(new() { Name = "lighthouse", Secret = "out" }, cancellationToken: cancellationToken);
        story.Expect((await writable.GetSecretAsync(new() { Name = "lighthouse" }, cancellationToken: cancellationToken)).Secret == "out", "a writer writes");
        story.Expect((await writable.WhoAmIAsync(default, cancellationToken: cancellationToken)).User == "Grace", "the server knows the user by the token");
        await story.ExpectStatusAsync(
            StatusCode.Unauthenticated,
            "a token that nobody issued",
            async () => await vault.GetSecretAsync(new() { Name = "lighthouse" }, asReader.WithCredentials(CallCredentials.FromToken(_ => new("forged")))));

        story.Chapter("Clear text");
        using var clear = GrpcChannel.ForAddress(address.Replace("https:", "http:", StringComparison.Ordinal));
        var exposed = new Vault.VaultClient(clear);
        await story.ExpectStatusAsync(StatusCode.Unauthenticated, "a token is not sent in clear text", async () => await exposed.GetSecretAsync(new() { Name = "lighthouse" }, asReader));
    }

    private static async Task StrangersAsync(string address, Certificates certificates, Story story, CancellationToken cancellationToken)
    {
        using var others = new Certificates("Somebody else's authority");
        await FailAsync("a client without a certificate", certificates.Roots, null);
        await FailAsync("a client with another authority's certificate", certificates.Roots, others.Client);
        await FailAsync("a server that the client does not trust", others.Roots, certificates.Client);

        async Task FailAsync(string what, X509Certificate2Collection trusted, X509Certificate2? shown)
        {
            using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = new SslCredentials { TrustedRoots = trusted, ClientCertificate = shown } });
            var vault = new Vault.VaultClient(channel);
            await story.ExpectStatusAsync(StatusCode.Unavailable, what, async () => await vault.WhoAmIAsync(default, cancellationToken: cancellationToken));
        }
    }
}
