using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ProtoGen.Grpc.Client;

/// <summary>TLS with certificates of one's own: which server certificates are trusted, and which certificate the client shows (mutual TLS).</summary>
public sealed class SslCredentials : ChannelCredentials
{
    /// <summary>Creates credentials that trust what the system trusts, and show nothing.</summary>
    public SslCredentials() => Ssl = this;

    /// <summary>The certificate, with its private key, that the client shows when the server asks; null for none. It is not disposed.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The authorities, one of which must have issued the server's certificate; null for those that the system trusts. Names and dates are checked in any case.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>The name that the server's certificate must have; null for the host of the channel's address.</summary>
    public string? TargetHost { get; init; }

    internal SslClientAuthenticationOptions ToOptions()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = TargetHost };
        if (ClientCertificate is not null) options.ClientCertificateContext = SslStreamCertificateContext.Create(ClientCertificate, additionalCertificates: null, offline: true);
        if (TrustedRoots is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
            policy.CustomTrustStore.AddRange(TrustedRoots);
            options.CertificateChainPolicy = policy;
        }

        return options;
    }
}
