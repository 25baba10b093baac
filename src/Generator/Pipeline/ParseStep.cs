using System.Threading;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Reads and parses one file; knows of no other. A file that may never be imported is parsed when it is.</summary>
internal static class ParseStep
{
    /// <summary>What stands for a file that cannot be read, so that nothing is said about it but that.</summary>
    private const string EmptyFile = "syntax = \"proto3\";";

    public static ParsedProto Run(ProtoInput input, CancellationToken cancellation)
    {
        string filePath = input.Text.Path;
        string project = input.Global.ProjectDirectory;
        string root = input.Options.ProtoRoot;
        (string importPath, PathKind kind) = ImportPath.Of(filePath, project, root, input.Options.Link);
        string? content = input.Text.GetText(cancellation)?.ToString();
        cancellation.ThrowIfCancellationRequested();

        var file = new ParsedProto(filePath, ImportPath.Normalize(project, filePath), input.Options, new SourceText(filePath, content ?? EmptyFile))
        {
            DefaultImportPath = importPath,
            Root = root.Length == 0 ? null : ImportPath.RootOf(project, root),
            IsPathless = kind == PathKind.NameOnly,
            Problem = content is null ? new ProtoProblem(GeneratorRules.UnreadableFile, [importPath])
                : kind == PathKind.OutsideRoot ? new ProtoProblem(GeneratorRules.OutsideProtoRoot, [importPath, root])
                : input.Options.Unknown is { } unknown ? UnknownValue(unknown)
                : input.Options.WithoutEffect is { } name ? new ProtoProblem(GeneratorRules.MetadataWithoutEffect, [name])
                : null,
            IsSource = content is not null && !input.Options.IsImportOnly,
            IsRuntimeSource = input.Global.OwnTypes,
        };
        if (!input.Options.IsImportOnly)
            _ = file.Parsed;
        return file;
    }

    private static ProtoProblem UnknownValue(string assignment)
    {
        int equals = assignment.IndexOf('=');
        return new ProtoProblem(GeneratorRules.UnknownMetadata, [assignment.Substring(equals + 1), assignment.Substring(0, equals)]);
    }
}
