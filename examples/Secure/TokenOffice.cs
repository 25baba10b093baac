using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SecureExample;

/// <summary>Issues tokens that mean something to nobody else. A real one is an identity provider with signed tokens.</summary>
internal sealed class TokenOffice
{
    private readonly ConcurrentDictionary<string, (string User, bool MayWrite)> _tokens = new();

    public string Issue(string user, bool mayWrite)
    {
        var token = RandomNumberGenerator.GetHexString(32);
        _tokens[token] = (user, mayWrite);
        return token;
    }

    public bool TryFind(string token, out (string User, bool MayWrite) holder) => _tokens.TryGetValue(token, out holder);
}
