using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using ProtoGen.AspNetCore;
using ProtoGen.Grpc;
using Vaults.V1;

namespace SecureExample;

/// <summary>The server: attributes say who may call what.</summary>
[Authorize]
public sealed class SecretVault : Vault.VaultBase
{
    private readonly ConcurrentDictionary<string, string> _secrets = new() { ["lighthouse"] = "the light is on" };

    [AllowAnonymous]
    public override ValueTask<WhoAmIResponse> WhoAmI(WhoAmIRequest request, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        return new(new WhoAmIResponse { Certificate = http.Connection.ClientCertificate?.Subject ?? "", User = http.User.Identity?.Name ?? "" });
    }

    public override ValueTask<GetSecretResponse> GetSecret(GetSecretRequest request, ServerCallContext context) =>
        _secrets.TryGetValue(request.Name, out var secret)
            ? new(new GetSecretResponse { Secret = secret })
            : throw new RpcException(StatusCode.NotFound, $"There is no secret {request.Name}.");

    [Authorize("writers")]
    public override ValueTask<SetSecretResponse> SetSecret(SetSecretRequest request, ServerCallContext context)
    {
        _secrets[request.Name] = request.Secret;
        return new(default(SetSecretResponse));
    }
}
