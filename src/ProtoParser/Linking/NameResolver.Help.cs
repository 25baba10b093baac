using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

internal sealed partial class NameResolver
{
    /// <summary>Explains a name that did not resolve: a missing import, an inner scope in the way, or a likely slip of the pen.</summary>
    public void ReportUnresolved(string name, string relativeTo, TextSpan span, Symbol symbol)
    {
        // A file that could not be imported may well define it; the import has its own message.
        if (context.HasFailedImports)
            return;
        foreach (string candidate in Candidates(name, relativeTo))
        {
            if (FileDefining(candidate) is { } path)
            {
                context.Report(LinkRules.NameNotImported, span, candidate, path);
                return;
            }
        }
        if (symbol.MissingName is { } missing)
        {
            context.Report(LinkRules.NameResolvedToMissing, span, name, missing);
            return;
        }
        string? similar = FindSimilar(name);
        context.Report(LinkRules.NameNotFound, span, name, similar is null ? "" : $"; did you mean \"{similar}\"?");
    }

    public string? FileDefining(string fullName)
    {
        IReadOnlyList<FileDescriptor> files = context.File.TransitiveDependencies;
        for (int i = 0; i < files.Count; i++)
        {
            if (files[i].Symbols.ContainsKey(fullName))
                return files[i].Path;
        }
        string? path = findDefiningFile?.Invoke(fullName);
        return path == context.File.Path ? null : path;
    }

    /// <summary>The visible extension whose simple name is closest.</summary>
    public string? FindSimilarExtension(string name)
    {
        var best = new SimilarName(name.Substring(name.LastIndexOf('.') + 1));
        foreach (PackageGroup group in _groups)
        {
            foreach ((FileDescriptor file, _) in group.Files)
                OfferExtensions(file, best);
        }
        OfferExtensions(context.File, best);
        return best.Found;
    }

    private static void OfferExtensions(FileDescriptor file, SimilarName best)
    {
        foreach (FieldDescriptor extension in file.Extensions)
            best.Offer(extension.Name, extension.FullName);
    }

    private static IEnumerable<string> Candidates(string name, string relativeTo)
    {
        if (name[0] == '.')
        {
            yield return name.Substring(1);
            yield break;
        }
        for (int end = relativeTo.LastIndexOf('.'); end > 0; end = relativeTo.LastIndexOf('.', end - 1))
            yield return relativeTo.Substring(0, end + 1) + name;
        yield return name;
    }

    /// <summary>The type whose simple name is closest, spelled so that it resolves from anywhere in this file.</summary>
    private string? FindSimilar(string name)
    {
        string simple = name.Substring(name.LastIndexOf('.') + 1);
        var best = new SimilarName(simple);
        Consider(context.File);
        foreach (PackageGroup group in _groups)
        {
            foreach ((FileDescriptor file, bool optionsOnly) in group.Files)
            {
                if (!optionsOnly)
                    Consider(file);
            }
        }
        return best.Found;

        void Consider(FileDescriptor file)
        {
            foreach (KeyValuePair<string, Descriptor> symbol in file.Symbols)
            {
                if (!Symbol.IsType(symbol.Value) || symbol.Value is MessageDescriptor { IsMapEntry: true })
                    continue;
                string package = context.File.Package;
                bool samePackage = package.Length > 0 && symbol.Key.Length > package.Length && symbol.Key[package.Length] == '.' && symbol.Key.StartsWith(package, StringComparison.Ordinal);
                best.Offer(symbol.Value.Name, samePackage ? symbol.Key.Substring(package.Length + 1) : symbol.Key);
            }
        }
    }
}
