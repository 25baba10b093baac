using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>A .proto file of a test with its item metadata.</summary>
internal sealed record ProtoFile(
    string Path, string Text, string ProtoRoot = "", string GrpcServices = "", string Access = "", string Link = "", string ProtoCompile = "", (string Name, string Value)? Other = null)
{
    /// <summary>Metadata by name, which may say again what is above.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    public Dictionary<string, string> Metadata()
    {
        Dictionary<string, string> all = Said();
        foreach ((string name, string value) in More)
            all["build_metadata.AdditionalFiles." + name] = value;
        return all;
    }

    private Dictionary<string, string> Said() => new()
    {
        ["build_metadata.AdditionalFiles.ProtoRoot"] = ProtoRoot,
        ["build_metadata.AdditionalFiles.GrpcServices"] = GrpcServices,
        ["build_metadata.AdditionalFiles.Access"] = Access,
        ["build_metadata.AdditionalFiles.Link"] = Link,
        ["build_metadata.AdditionalFiles.ProtoCompile"] = ProtoCompile,
        ["build_metadata.AdditionalFiles." + Other?.Name] = Other?.Value ?? "",
    };
}

/// <summary>The driver tells texts apart by reference, so a test keeps its objects.</summary>
internal sealed class FakeText(string path, string? content) : AdditionalText
{
    public override string Path { get; } = path;

    public override Microsoft.CodeAnalysis.Text.SourceText? GetText(CancellationToken cancellationToken = default) =>
        content is null ? null : Microsoft.CodeAnalysis.Text.SourceText.From(content, Encoding.UTF8);
}
