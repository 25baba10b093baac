using System.CommandLine;
using ProtoGen.Cli.Rendering;

namespace ProtoGen.Cli;

/// <summary><c>protogen compile</c>: its options, and how they become a <see cref="CompileRequest"/>.</summary>
internal static class CompileCommand
{
    public const string ProtoPath = "--proto-path";
    public const string Output = "--descriptor-set-out";

    public static Command Create(CommandContext context)
    {
        var roots = new Option<string[]>("-I", ProtoPath)
        {
            HelpName = "DIR",
            Description = "A folder that import paths start from. Can be given several times; the first that has a file wins. PREFIX=DIR maps a folder to a prefix, and the platform's path separator joins several. Default: the current folder.",
        };
        var output = new Option<string?>("-o", Output) { HelpName = "FILE", Description = "Write a google.protobuf.FileDescriptorSet. Without it the files are only checked." };
        var includeImports = new Option<bool>("--include-imports") { Description = "Write everything that the files import, too." };
        var includeSourceInfo = new Option<bool>("--include-source-info") { Description = "Write where everything stands, and the comments." };
        var retainOptions = new Option<bool>("--retain-options") { Description = "Keep options that are declared with retention = RETENTION_SOURCE." };
        var descriptorSets = new Option<string?>("--descriptor-set-in")
        {
            HelpName = "FILE",
            Description = "Descriptor sets to find files in that the folders do not have; several are joined by the platform's path separator.",
        };
        var json = new Option<bool>("--json") { Description = "Write the set as ProtoJSON, to the standard output when there is no -o." };
        var errorFormat = new Option<string>("--error-format")
        {
            Description = "How diagnostics are written: text with the source line, gcc or msvs on one line each, json with one object per line.",
            DefaultValueFactory = static _ => "text",
        };
        errorFormat.AcceptOnlyFromAmong([.. ErrorFormats.Names]);
        var fatalWarnings = new Option<bool>("--fatal-warnings") { Description = "Fail when there is a warning." };
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Files to compile: a path on disk inside of one of the folders, or an import path. @LIST reads arguments from a file, one per line.",
        };
        var command = new Command("compile", "Compile .proto files to a descriptor set.")
        {
            roots, output, includeImports, includeSourceInfo, retainOptions, descriptorSets, json, errorFormat, fatalWarnings, files,
        };
        command.SetAction(parsed =>
        {
            var request = new CompileRequest
            {
                Roots = parsed.GetValue(roots) ?? [],
                Files = parsed.GetValue(files) ?? [],
                Output = parsed.GetValue(output),
                IncludeImports = parsed.GetValue(includeImports),
                IncludeSourceInfo = parsed.GetValue(includeSourceInfo),
                RetainOptions = parsed.GetValue(retainOptions),
                DescriptorSets = parsed.GetValue(descriptorSets),
                Json = parsed.GetValue(json),
                FatalWarnings = parsed.GetValue(fatalWarnings),
            };
            return new Compiler(request, context, ErrorFormats.Create(parsed.GetValue(errorFormat)!, context)).Run();
        });
        return command;
    }
}
