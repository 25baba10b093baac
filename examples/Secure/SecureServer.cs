using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using ProtoGen.AspNetCore;

namespace SecureExample;

/// <summary>Hosts the vault behind mutual TLS.</summary>
internal static class SecureServer
{
    public static async Task<WebApplication> StartAsync(Certificates certificates, TokenOffice office)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificates.Server;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => certificates.HasIssuedToClient(certificate);
            });
        }));

        builder.Services.AddSingleton(office);
        builder.Services.AddSingleton<SecretVault>();

        // The core of AddAuthentication: the rest is for cookies, and makes a key ring in the user's home.
        builder.Services.AddWebEncoders();
        builder.Services.AddAuthenticationCore(authentication =>
        {
            authentication.AddScheme<TokenHandler>(TokenHandler.SchemeName, displayName: null);
            authentication.DefaultScheme = TokenHandler.SchemeName;
        });
        builder.Services.AddAuthorizationBuilder().AddPolicy("writers", policy => policy.RequireClaim("may", "write"));
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGrpcService<SecretVault>();
        await app.StartAsync();
        return app;
    }
}
