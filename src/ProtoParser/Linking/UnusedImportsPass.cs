using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>Imports that nothing in the file refers to. A public import is for others, and a file that only re-exports counts as used.</summary>
internal static class UnusedImportsPass
{
    public static void Run(LinkContext context)
    {
        // With errors around, what is unused is a guess.
        if (context.Diagnostics.HasErrors || context.HasSyntaxErrors)
            return;
        Check(context, context.File.Dependencies);
        Check(context, context.File.OptionDependencies);
    }

    private static void Check(LinkContext context, IReadOnlyList<FileDescriptor> files)
    {
        for (int i = 0; i < files.Count; i++)
        {
            FileDescriptor file = files[i];
            if (file.PublicDependencies.Count == 0 && !context.Names.IsUsed(file) && !IsPublic(context.File, file))
                context.Report(LinkRules.UnusedImport, FileRulesPass.SpanOfImport(context, file.Path), file.Path);
        }
    }

    private static bool IsPublic(FileDescriptor file, FileDescriptor import)
    {
        for (int i = 0; i < file.PublicDependencies.Count; i++)
        {
            if (ReferenceEquals(file.PublicDependencies[i], import))
                return true;
        }
        return false;
    }
}
