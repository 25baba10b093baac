using System.Threading;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Reads and parses one file; knows of no other.</summary>
internal static class ParseStep
{
    /// <summary>What stands for a file that cannot be read, so that nothing is said about it but that.</summary>
    private const string EmptyFile = "syntax = \"proto3\";";

    public static ParsedProto Run(ProtoInput input, CancellationToken cancellation)
    {
        string filePath = input.Text.Path;
        string project = input.Global.ProjectDirectory;
        string importPath = ImportPath.Of(filePath, project, input.Options.ProtoRoot, out bool isOutsideRoot);
        string? content = input.Text.GetText(cancellation)?.ToString();
        cancellation.ThrowIfCancellationRequested();

        ProtoProblem? problem =
            content is null ? new ProtoProblem(GeneratorRules.UnreadableFile, [importPath])
            : isOutsideRoot ? new ProtoProblem(GeneratorRules.OutsideProtoRoot, [importPath, input.Options.ProtoRoot])
            : input.Options.Unknown is { } unknown ? UnknownValue(unknown)
            : null;
        ParsedFile parsed = ProtoParser.Parse(new SourceText(importPath, content ?? EmptyFile));
        bool isGenerated = content is not null && (input.Global.OwnTypes || !WellKnownNamespaces.IsRuntimeFile(importPath));
        return new ParsedProto(filePath, ImportPath.Normalize(project, filePath), input.Options, parsed, problem, isGenerated);
    }

    private static ProtoProblem UnknownValue(string assignment)
    {
        int equals = assignment.IndexOf('=');
        return new ProtoProblem(GeneratorRules.UnknownMetadata, [assignment.Substring(equals + 1), assignment.Substring(0, equals)]);
    }
}
