using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Linking;

namespace ProtoGen.Parser;

/// <summary>
/// Names that two files of a compilation both define although neither imports the other; the linker, which sees one file and
/// its imports, cannot know.
/// </summary>
internal static class CrossFileNames
{
    public static IReadOnlyList<Diagnostic>[] Check(LinkedFile[] files)
    {
        var result = new IReadOnlyList<Diagnostic>[files.Length];
        var names = new Dictionary<string, Descriptor>(StringComparer.Ordinal);
        var packages = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        for (int i = 0; i < files.Length; i++)
            AddPackages(files[i].Descriptor, packages);
        for (int i = 0; i < files.Length; i++)
        {
            FileDescriptor file = files[i].Descriptor;
            var bag = new DiagnosticBag(file.Source);
            CheckNames(file, names, packages, bag);
            result[i] = bag.Items;
        }
        return result;
    }

    private static void AddPackages(FileDescriptor file, Dictionary<string, FileDescriptor> packages)
    {
        for (string name = file.Package; name.Length > 0 && !packages.ContainsKey(name);)
        {
            packages.Add(name, file);
            int dot = name.LastIndexOf('.');
            name = dot < 0 ? "" : name.Substring(0, dot);
        }
    }

    private static void CheckNames(FileDescriptor file, Dictionary<string, Descriptor> names, Dictionary<string, FileDescriptor> packages, DiagnosticBag bag)
    {
        List<Descriptor> top = DuplicatesAcrossFiles.TopLevel(file);
        for (int i = 0; i < top.Count; i++)
        {
            Descriptor own = top[i];
            if (names.TryGetValue(own.FullName, out Descriptor? other))
            {
                if (!ReferenceEquals(other.File, file) && !Sees(file, other.File))
                    bag.Report(LinkRules.DuplicateName, own.NameSpan, First(other), own.FullName, $"\"{other.File.Path}\"");
                continue;
            }
            names.Add(own.FullName, own);
            if (packages.TryGetValue(own.FullName, out FileDescriptor? user) && !Sees(file, user) && !Sees(user, file))
                bag.Report(LinkRules.NameIsPackage, own.NameSpan, own.FullName, Symbol.KindOf(own), user.Path);
        }
    }

    private static RelatedLocation[] First(Descriptor other) =>
        [new RelatedLocation(SourceLocation.Of(other.File.Source, other.NameSpan), "first one is here")];

    private static bool Sees(FileDescriptor file, FileDescriptor other)
    {
        for (int i = 0; i < file.TransitiveDependencies.Count; i++)
        {
            if (ReferenceEquals(file.TransitiveDependencies[i], other))
                return true;
        }
        return false;
    }
}
