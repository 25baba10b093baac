using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>
/// Names that an imported file, however far, defines too. Only names at the top of the package are compared: the rest can
/// be equal only below one of those.
/// </summary>
internal static class DuplicatesAcrossFiles
{
    public static void Check(LinkContext context)
    {
        FileDescriptor file = context.File;
        IReadOnlyList<FileDescriptor> others = file.TransitiveDependencies;
        List<Descriptor>? top = null;
        for (int i = 0; i < others.Count; i++)
        {
            FileDescriptor other = others[i];
            if (other.Package == file.Package)
            {
                top ??= TopLevel(file);
                for (int j = 0; j < top.Count; j++)
                {
                    if (other.Symbols.TryGetValue(top[j].FullName, out Descriptor? first))
                        context.Report(LinkRules.DuplicateName, top[j].NameSpan, first, "first one is here", top[j].FullName, $"\"{other.Path}\"");
                }
            }
            else if (NameResolver.IsPackageOrParent(other.Package, file.Package) || file.Package.Length == 0)
            {
                CheckOwnNameAgainstPackage(context, other);
            }
            else if (NameResolver.IsPackageOrParent(file.Package, other.Package) || other.Package.Length == 0)
            {
                CheckPackageAgainst(context, other);
            }
        }
    }

    /// <summary>Everything whose scope is the package itself.</summary>
    internal static List<Descriptor> TopLevel(FileDescriptor file)
    {
        var top = new List<Descriptor>(file.Messages.Count + file.Enums.Count + file.Services.Count + file.Extensions.Count);
        top.AddRange(file.Messages);
        for (int i = 0; i < file.Enums.Count; i++)
        {
            top.Add(file.Enums[i]);
            top.AddRange(file.Enums[i].Values);
        }
        top.AddRange(file.Services);
        top.AddRange(file.Extensions);
        return top;
    }

    // The other file's package lies below this one: its next component could be a name declared here.
    private static void CheckOwnNameAgainstPackage(LinkContext context, FileDescriptor other)
    {
        int start = context.File.Package.Length == 0 ? 0 : context.File.Package.Length + 1;
        if (other.Package.Length == 0)
            return;
        int end = other.Package.IndexOf('.', start);
        string name = end < 0 ? other.Package : other.Package.Substring(0, end);
        if (context.File.Symbols.TryGetValue(name, out Descriptor? own))
            context.Report(LinkRules.NameIsPackage, own.NameSpan, name, Symbol.KindOf(own), other.Path);
    }

    private static void CheckPackageAgainst(LinkContext context, FileDescriptor other)
    {
        string package = context.File.Package;
        for (int end = package.Length; end > other.Package.Length; end = package.LastIndexOf('.', end - 1))
        {
            if (end < 0)
                return;
            if (!other.Symbols.TryGetValue(package.Substring(0, end), out Descriptor? found))
                continue;
            context.Report(LinkRules.NameIsPackage, context.File.NameSpan, found, "declared here", found.FullName, Symbol.KindOf(found), context.File.Path);
            return;
        }
    }
}
