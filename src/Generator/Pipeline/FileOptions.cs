using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Which halves of a service are generated.</summary>
[Flags]
public enum GrpcServices
{
    None = 0,
    Client = 1,
    Server = 2,
    Both = Client | Server,
}

/// <summary>What the project says about one .proto file, in item metadata. Equality is by value.</summary>
/// <param name="ProtoRoot">The folder that import paths start from, as written; empty when nothing was said.</param>
/// <param name="Unknown">A metadata value that could not be understood, as <c>name=value</c>; null when all could.</param>
internal sealed record FileOptions(string ProtoRoot, GrpcServices Services, string Access, string? Unknown)
{
    /// <summary>Where a file from outside is shown in the project, as written; empty when nothing was said.</summary>
    public string Link { get; init; } = "";

    public static FileOptions Read(AnalyzerConfigOptions options)
    {
        string? unknown = null;
        GrpcServices services = GrpcServices.Both;
        string written = Get(options, "GrpcServices");
        if (written.Length > 0 && !TryParseServices(written, out services))
            unknown = "GrpcServices=" + written;

        string access = "public";
        written = Get(options, "Access");
        if (written.Equals("Internal", StringComparison.OrdinalIgnoreCase))
            access = "internal";
        else if (written.Length > 0 && !written.Equals("Public", StringComparison.OrdinalIgnoreCase))
            unknown ??= "Access=" + written;
        return new FileOptions(Get(options, "ProtoRoot"), services, access, unknown) { Link = Get(options, "Link") };
    }

    private static bool TryParseServices(string text, out GrpcServices services)
    {
        foreach (GrpcServices candidate in (GrpcServices[])[GrpcServices.Both, GrpcServices.Client, GrpcServices.Server, GrpcServices.None])
        {
            if (text.Equals(candidate.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                services = candidate;
                return true;
            }
        }
        services = GrpcServices.Both;
        return false;
    }

    private static string Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : "";
}
