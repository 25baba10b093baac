using ProtoGen.Cli.Rendering;
using ProtoGen.Cli.Sources;
using ProtoGen.Parser;

namespace ProtoGen.Cli;

/// <summary>Runs one <see cref="CompileRequest"/>.</summary>
internal sealed class Compiler(CompileRequest request, CommandContext context, IErrorRenderer errors)
{
    private int _errors;
    private int _warnings;

    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (!TryOpenDescriptorSets(out List<DescriptorSetSource> sets) || !TryReadRoots(sets.Count > 0, out List<ProtoRoot> roots))
            return 1;
        var source = new SourceTree(roots, sets, context.Folder);
        var paths = new List<string>();
        foreach (string file in request.Files)
        {
            if (!source.TryMapInput(file, out string path, out string problem))
            {
                errors.Problem(DiagnosticSeverity.Error, $"{file}: {problem}");
                return 1;
            }
            paths.Add(path);
        }
        ProtoCompilation compilation = ProgressLine.While(() => ProtoCompilation.Compile(paths, source), source, context);
        Report(compilation, source);
        errors.Summary(_errors, _warnings);
        if (_errors > 0 || (request.FatalWarnings && _warnings > 0))
            return 1;
        if (request.Output is { } output)
            return TryWrite(output, compilation) ? 0 : 1;
        if (request.Json)
            context.Output.WriteLine(DescriptorJson.Of(compilation, request));
        return 0;
    }

    private bool TryOpenDescriptorSets(out List<DescriptorSetSource> sets)
    {
        sets = [];
        foreach (string path in ProtoRoot.Split(request.DescriptorSets ?? ""))
        {
            string? problem;
            try
            {
                if (DescriptorSetSource.TryParse(File.ReadAllBytes(context.FullPath(path)), out DescriptorSetSource? set, out problem))
                {
                    sets.Add(set!);
                    continue;
                }
                problem = $"not a descriptor set: {problem}";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problem = exception.Message;
            }
            errors.Problem(DiagnosticSeverity.Error, $"{path}: {problem}");
            return false;
        }
        return true;
    }

    private bool TryReadRoots(bool hasSets, out List<ProtoRoot> roots)
    {
        roots = [];
        foreach (string argument in request.Roots)
        {
            foreach (string part in ProtoRoot.Split(argument))
            {
                ProtoRoot root = ProtoRoot.Parse(part, path => Path.Exists(context.FullPath(path)));
                if (root.Argument.Length == 0)
                {
                    errors.Problem(DiagnosticSeverity.Error, $"-I {part}: the folder is empty; write \".\" for the current one");
                    return false;
                }
                if (!Path.Exists(context.FullPath(root.Argument)))
                    errors.Problem(DiagnosticSeverity.Warning, $"{root.Argument}: the folder does not exist");
                roots.Add(root);
            }
        }
        // Descriptor sets alone are a complete place to look; only without them the current folder is meant.
        if (roots.Count == 0 && !hasSets)
            roots.Add(new ProtoRoot("", "."));
        return true;
    }

    private void Report(ProtoCompilation compilation, SourceTree source)
    {
        foreach (string problem in source.Problems.Order(StringComparer.Ordinal))
        {
            _errors++;
            errors.Problem(DiagnosticSeverity.Error, problem);
        }
        foreach (string missing in compilation.MissingFiles.Where(path => !source.Problems.Any(problem => problem.Contains(path, StringComparison.Ordinal))))
        {
            _errors++;
            errors.Problem(DiagnosticSeverity.Error, $"{missing}: the file cannot be read");
        }
        var requested = new HashSet<CompiledFile>(compilation.Roots);
        var places = new Places(compilation, source);
        foreach (CompiledFile file in compilation.Files)
        {
            foreach (Diagnostic diagnostic in file.Diagnostics)
            {
                bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
                // What an import could do better is for whoever compiles it; a set has been compiled before.
                if (!isError && (!requested.Contains(file) || file.Parsed.Source.IsFromDescriptor))
                    continue;
                _errors += isError ? 1 : 0;
                _warnings += isError ? 0 : 1;
                errors.Diagnostic(diagnostic, places);
            }
        }
    }

    private bool TryWrite(string output, ProtoCompilation compilation)
    {
        try
        {
            using var file = new FileStream(context.FullPath(output), FileMode.Create, FileAccess.Write);
            if (request.Json)
                WriteJson(file, compilation);
            else
                compilation.WriteDescriptorSet(file, request.IncludeImports, request.RetainOptions, request.IncludeSourceInfo);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Problem(DiagnosticSeverity.Error, $"{output}: {exception.Message}");
            return false;
        }
    }

    private void WriteJson(FileStream file, ProtoCompilation compilation)
    {
        using var writer = new StreamWriter(file);
        writer.WriteLine(DescriptorJson.Of(compilation, request));
    }
}
