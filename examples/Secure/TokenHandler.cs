using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SecureExample;

/// <summary>Reads the bearer token of a request. A challenge of ASP.NET Core is HTTP 401, and a gRPC client sees that as UNAUTHENTICATED; 403 is PERMISSION_DENIED.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenOffice office)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Token";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!office.TryFind(header[Prefix.Length..], out var holder))
            return Task.FromResult(AuthenticateResult.Fail("The token is unknown."));

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, holder.User), new Claim("may", holder.MayWrite ? "write" : "read")], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
