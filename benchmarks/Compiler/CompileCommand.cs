using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>What <c>protogen compile --include-imports --include-source-info</c> does, without the command line.</summary>
internal static class CompileCommand
{
    public static int Run(string root, string list, string output)
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(File.ReadAllLines(list), new FolderSource(root));
        if (compilation.HasErrors)
            return 1;
        using FileStream stream = File.Create(output);
        compilation.WriteDescriptorSet(stream, includeImports: true, includeSourceInfo: true);
        return 0;
    }
}
