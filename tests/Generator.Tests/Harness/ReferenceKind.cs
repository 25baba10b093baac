using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>The forms in which the compiler gets another project.</summary>
public enum ReferenceKind
{
    /// <summary>A DLL, as of a package.</summary>
    Image,

    /// <summary>The DLL without code that a build makes of a project.</summary>
    ReferenceAssembly,

    /// <summary>The project itself, as in an editor.</summary>
    Compilation,
}

internal static class ReferenceKinds
{
    /// <summary>Another project's view of what a run gave. Demands that it compiles without a warning.</summary>
    public static MetadataReference AsReference(this GeneratorRun run, ReferenceKind kind = ReferenceKind.ReferenceAssembly)
    {
        if (kind == ReferenceKind.Compilation)
            return run.Whole.ToMetadataReference();
        return MetadataReference.CreateFromImage(Emit(run, new EmitOptions(metadataOnly: kind == ReferenceKind.ReferenceAssembly, includePrivateMembers: kind == ReferenceKind.Image)));
    }

    /// <summary>The DLL. Demands that the project compiles without a warning.</summary>
    public static byte[] Image(this GeneratorRun run) => Emit(run, new EmitOptions());

    private static byte[] Emit(GeneratorRun run, EmitOptions options)
    {
        Assert.Empty(run.DiagnosticLines);
        using var image = new MemoryStream();
        EmitResult result = run.Whole.Emit(image, options: options);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        return image.ToArray();
    }
}
