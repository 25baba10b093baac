namespace ProtoGen.Grpc;

/// <summary>The compressions that one end of a call knows.</summary>
internal sealed class CompressionProviders
{
    private readonly ICompressionProvider[] _providers;

    /// <summary>Takes a snapshot of a list. Of several with one name the last counts, so that a default can be replaced by adding to it.</summary>
    public CompressionProviders(IEnumerable<ICompressionProvider> providers)
    {
        _providers = [.. providers.Reverse().DistinctBy(static provider => provider.EncodingName).Reverse()];
        foreach (var provider in _providers) CheckName(provider.EncodingName);
        AcceptEncoding = string.Join(',', _providers.Select(static provider => provider.EncodingName).Prepend(Protocol.GrpcHeaders.IdentityEncoding));
    }

    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    public string AcceptEncoding { get; }

    /// <summary>The providers of the framework, in a list that may be changed.</summary>
    public static IList<ICompressionProvider> CreateDefaults() => [new GzipCompressionProvider(), new DeflateCompressionProvider(), new BrotliCompressionProvider()];

    /// <summary>Whether a list of encodings, as <c>grpc-accept-encoding</c> carries it, has this one.</summary>
    public static bool Accepts(ReadOnlySpan<char> acceptEncoding, string name)
    {
        foreach (var range in acceptEncoding.Split(','))
        {
            if (acceptEncoding[range].Trim(' ').SequenceEqual(name)) return true;
        }

        return false;
    }

    /// <summary>The provider with a name, or null.</summary>
    public ICompressionProvider? Find(string name)
    {
        foreach (var provider in _providers)
        {
            if (provider.EncodingName == name) return provider;
        }

        return null;
    }

    /// <summary>The provider that a setting names.</summary>
    /// <param name="name">The name; null and <c>identity</c> mean no compression.</param>
    /// <param name="provider">The provider; null for none.</param>
    /// <returns>False when the name is not known.</returns>
    public bool TrySelect(string? name, out ICompressionProvider? provider)
    {
        provider = null;
        return name is null or Protocol.GrpcHeaders.IdentityEncoding || (provider = Find(name)) is not null;
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrEmpty(name) || name == Protocol.GrpcHeaders.IdentityEncoding || !name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.'))
        {
            throw new ArgumentException($"The encoding name '{name}' of a compression provider is not allowed: lower-case letters, digits, '-', '_' and '.' are expected, and 'identity' is taken.");
        }
    }
}
