using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Which files this one sees: its imports and what those import publicly.</summary>
internal static class ImportsPass
{
    // protoc counts the dots, of which there may be a hundred.
    private const int MaxPackageParts = 101;

    public static void Run(LinkContext context)
    {
        FileDescriptor file = context.File;
        List<ImportSyntax> imports = context.Syntax.Imports;
        var dependencies = new List<FileDescriptor>(imports.Count);
        var publicDependencies = new List<FileDescriptor>();
        var optionDependencies = new List<FileDescriptor>();
        var seen = new Dictionary<string, ImportSyntax>(StringComparer.Ordinal);
        for (int i = 0; i < imports.Count; i++)
        {
            ImportSyntax import = imports[i];
            string path = import.Path.Text;
            if (import.Path.IsMissing)
            {
                if (import.Path.Span.Length > 0)
                    context.Report(LinkRules.ImportNotFound, import.Path.Span, "");
                continue;
            }
            if (seen.TryGetValue(path, out ImportSyntax? first))
            {
                context.Diagnostics.Report(LinkRules.DuplicateImport, import.Path.Span,
                    [new RelatedLocation(SourceLocation.Of(file.Source, first.Path.Span), "first import is here")], path);
                continue;
            }
            seen.Add(path, import);
            ResolvedImport resolved = context.Imports[i];
            if (resolved.File is not { } target)
            {
                context.HasFailedImports = true;
                if (resolved.Cycle is { } cycle)
                    context.Report(LinkRules.ImportCycle, import.Path.Span, path, string.Join(" -> ", cycle));
                else
                    context.Report(LinkRules.ImportNotFound, import.Path.Span, path);
                continue;
            }
            if (import.Kind == ImportKind.Option)
            {
                optionDependencies.Add(target);
                continue;
            }
            dependencies.Add(target);
            if (import.Kind == ImportKind.Public)
                publicDependencies.Add(target);
        }
        file.Dependencies = dependencies;
        file.PublicDependencies = publicDependencies;
        file.OptionDependencies = optionDependencies;
        file.TransitiveDependencies = Closure(file);
        context.Names.SeeImports();
        ReportPackage(context);
    }

    private static List<FileDescriptor> Closure(FileDescriptor file)
    {
        var seen = new HashSet<FileDescriptor>(ReferenceComparer<FileDescriptor>.Instance);
        var all = new List<FileDescriptor>();
        foreach (IReadOnlyList<FileDescriptor> list in new[] { file.Dependencies, file.OptionDependencies })
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (seen.Contains(list[i]))
                    continue;
                IReadOnlyList<FileDescriptor> inner = list[i].TransitiveDependencies;
                for (int j = 0; j < inner.Count; j++)
                {
                    if (seen.Add(inner[j]))
                        all.Add(inner[j]);
                }
                seen.Add(list[i]);
                all.Add(list[i]);
            }
        }
        return all;
    }

    private static void ReportPackage(LinkContext context)
    {
        if (context.Syntax.Package is not { } package)
            return;
        string name = package.Name.Text;
        int components = 1;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '.')
                components++;
        }
        if (name.Length > 511)
            context.Report(LinkRules.PackageTooDeep, package.Name.Span, "more than 511 characters");
        else if (components > MaxPackageParts)
            context.Report(LinkRules.PackageTooDeep, package.Name.Span, $"more than {MaxPackageParts} components");
    }
}
