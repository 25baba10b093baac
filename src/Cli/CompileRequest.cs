namespace ProtoGen.Cli;

/// <summary>The arguments of <c>protogen compile</c> as they were written.</summary>
internal sealed record CompileRequest
{
    public required IReadOnlyList<string> Roots { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public string? Output { get; init; }

    public bool IncludeImports { get; init; }

    public bool IncludeSourceInfo { get; init; }

    public bool RetainOptions { get; init; }

    public string? DescriptorSets { get; init; }

    public bool Json { get; init; }

    public bool FatalWarnings { get; init; }
}
