using Microsoft.CodeAnalysis;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>A generator that does next to nothing, one class per file: what is left is what the driver itself takes.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // It runs in this program only.
internal sealed class BaselineGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.AdditionalTextsProvider.Select(static (text, _) => text.Path.Replace('/', '_').Replace('.', '_')),
            static (output, name) => output.AddSource(name + ".g.cs", $"internal static class {name} {{ }}"));
}
