using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ProtoGen.Generator;

namespace ProtoGen.Analyzers.Tests.Harness;

/// <summary>What the generator makes of the .proto files of these tests, once for all of them.</summary>
internal static class GeneratedMessages
{
    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    private static readonly Lazy<ImmutableArray<MetadataReference>> _framework = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly Lazy<ImmutableArray<(string HintName, SourceText Text)>> _sources = new(Generate);

    private static readonly Lazy<byte[]> _image = new(Emit);

    private static readonly Lazy<MetadataReference> _assembly = new(() => MetadataReference.CreateFromImage(_image.Value));

    /// <summary>The framework and the runtime, without the messages.</summary>
    public static ImmutableArray<MetadataReference> Framework => _framework.Value;

    /// <summary>The generated code, for a project that has the .proto files itself.</summary>
    public static ImmutableArray<(string HintName, SourceText Text)> Sources => _sources.Value;

    /// <summary>The generated code as the assembly of another project.</summary>
    public static MetadataReference Assembly => _assembly.Value;

    /// <summary>The bytes of that assembly.</summary>
    public static byte[] Image => _image.Value;

    /// <summary>A compilation of the generated code and nothing else.</summary>
    public static CSharpCompilation Compile() =>
        CSharpCompilation.Create("Messages", Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.HintName)), Framework, CompilationOptions);

    private static ImmutableArray<(string, SourceText)> Generate()
    {
        string[] files = [Repository.PathTo("tests", "Examples.Tests", "protos", "people", "v1", "people.proto"), Repository.PathTo("tests", "Analyzers.Tests", "Harness", "shapes.proto")];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ProtoGenerator().AsSourceGenerator()], files.Select(file => new ProtoText(Path.GetFileName(file), File.ReadAllText(file))), ParseOptions, new ProjectOptions());
        GeneratorRunResult result = driver.RunGenerators(CSharpCompilation.Create("Messages", references: Framework, options: CompilationOptions)).GetRunResult().Results.Single();
        Assert.Empty(result.Diagnostics);
        return [.. result.GeneratedSources.Select(source => (source.HintName, source.SourceText))];
    }

    private static byte[] Emit()
    {
        var image = new MemoryStream();
        Assert.Empty(Compile().Emit(image).Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }
}
