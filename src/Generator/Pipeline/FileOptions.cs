using System;
using System.Linq;
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
internal sealed record FileOptions(string ProtoRoot, GrpcServices Services, string Access, string? Unknown = null)
{
    // What they ask protoc for, other metadata asks us for, or nothing does; silence would change the types without a word.
    private static readonly string[] _withoutEffect = ["OutputOptions", "GrpcOutputOptions", "AdditionalProtocArguments"];

    /// <summary>Where a file from outside is shown in the project, as written; empty when nothing was said.</summary>
    public string Link { get; init; } = "";

    /// <summary>The file is there for others to import and becomes no C#: <c>ProtoCompile</c> or <c>CompileOutputs</c> is false.</summary>
    public bool IsImportOnly { get; init; }

    /// <summary>Metadata of Grpc.Tools that was set and means nothing here; null when there is none.</summary>
    public string? WithoutEffect { get; init; }

    public static FileOptions Read(AnalyzerConfigOptions options)
    {
        string? unknown = null;
        GrpcServices services = GrpcServices.Both;
        string written = Get(options, "GrpcServices");
        if (written.Length > 0 && !TryParseServices(written, out services))
            unknown = "GrpcServices=" + written;

        string access = "public";
        written = Get(options, "Access");
        if (Is(written, "Internal"))
            access = "internal";
        else if (written.Length > 0 && !Is(written, "Public"))
            unknown ??= "Access=" + written;

        bool isImportOnly = !ReadSwitch(options, "ProtoCompile", ref unknown) | !ReadSwitch(options, "CompileOutputs", ref unknown);
        return new FileOptions(OptionText.Decode(Get(options, "ProtoRoot")), services, access, unknown)
        {
            Link = OptionText.Decode(Get(options, "Link")),
            IsImportOnly = isImportOnly,
            WithoutEffect = _withoutEffect.FirstOrDefault(name => Get(options, name).Length > 0),
        };
    }

    private static bool TryParseServices(string text, out GrpcServices services)
    {
        foreach (GrpcServices candidate in (GrpcServices[])[GrpcServices.Both, GrpcServices.Client, GrpcServices.Server, GrpcServices.None])
        {
            if (Is(text, candidate.ToString()))
            {
                services = candidate;
                return true;
            }
        }
        services = GrpcServices.Both;
        return false;
    }

    /// <summary>True unless the project says false.</summary>
    private static bool ReadSwitch(AnalyzerConfigOptions options, string name, ref string? unknown)
    {
        string written = Get(options, name);
        if (Is(written, "false"))
            return false;
        if (written.Length > 0 && !Is(written, "true"))
            unknown ??= name + "=" + written;
        return true;
    }

    private static bool Is(string written, string value) => written.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : "";
}
