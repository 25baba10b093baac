using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Generator.References;

/// <summary>
/// Finds uses of internal types that C# would refuse in generated code: a public struct cannot have a member of an internal type, and another assembly's
/// internal types cannot be used at all. What is said is said at the import.
/// </summary>
internal sealed class TypeAccess
{
    public TypeAccess(ParsedProto file, FileDescriptor descriptor)
    {
        Options = file.Options;
        List<FileDescriptor> hidden = Visible(descriptor).Where(import => DescriptorOrigins.Of(import) is { Options.Access: "internal" }).ToList();
        if (hidden.Count == 0)
            return;
        HashSet<FileDescriptor> used = FilesOfUsedTypes(descriptor);
        var findings = new List<DiagnosticInfo>();
        foreach (FileDescriptor import in hidden.Where(used.Contains))
        {
            ParsedProto origin = DescriptorOrigins.Of(import)!;
            PlaceInfo place = PlaceOfImport(file, descriptor, import);
            if (origin.Reference is { Proto: { IsAccessible: false, Assembly: var assembly } })
            {
                HidesTypes = true;
                findings.Add(new DiagnosticInfo(GeneratorRules.InaccessibleTypes, [import.Path, assembly], place, []));
            }
            else if (file.Options.Access != "internal")
            {
                // The code compiles this way, so the one finding stands alone.
                Options = file.Options with { Access = "internal" };
                findings.Add(new DiagnosticInfo(GeneratorRules.InternalTypesInPublic, [import.Path], place, []));
            }
        }
        Findings = findings;
    }

    public IReadOnlyList<DiagnosticInfo> Findings { get; } = [];

    /// <summary>What to generate with.</summary>
    public FileOptions Options { get; }

    /// <summary>Types that are used cannot be, so nothing that could be generated would compile.</summary>
    public bool HidesTypes { get; }

    /// <summary>The imports, and what they import publicly.</summary>
    private static List<FileDescriptor> Visible(FileDescriptor file)
    {
        var files = new List<FileDescriptor>(file.Dependencies);
        var seen = new HashSet<FileDescriptor>(files, ReferenceComparer<FileDescriptor>.Instance);
        for (int i = 0; i < files.Count; i++)
            files.AddRange(files[i].PublicDependencies.Where(seen.Add));
        return files;
    }

    private static HashSet<FileDescriptor> FilesOfUsedTypes(FileDescriptor file)
    {
        var files = new HashSet<FileDescriptor>(ReferenceComparer<FileDescriptor>.Instance);
        AddFields(file.Extensions);
        foreach (MethodDescriptor method in file.Services.SelectMany(service => service.Methods))
        {
            files.Add(method.InputType.File);
            files.Add(method.OutputType.File);
        }
        var messages = new Stack<MessageDescriptor>(file.Messages);
        while (messages.Count > 0)
        {
            MessageDescriptor message = messages.Pop();
            AddFields(message.Fields);
            AddFields(message.NestedExtensions);
            foreach (MessageDescriptor nested in message.NestedMessages)
                messages.Push(nested);
        }
        return files;

        void AddFields(IReadOnlyList<FieldDescriptor> fields)
        {
            foreach (FieldDescriptor field in fields)
            {
                files.Add(field.ContainingType.File);
                if (((Descriptor?)field.MessageType ?? field.EnumType) is { } type)
                    files.Add(type.File);
            }
        }
    }

    /// <summary>The import statement that brings the file, maybe through public imports of others.</summary>
    private static PlaceInfo PlaceOfImport(ParsedProto file, FileDescriptor descriptor, FileDescriptor import)
    {
        FileDescriptor direct = descriptor.Dependencies.FirstOrDefault(dependency => ReferenceEquals(dependency, import))
            ?? descriptor.Dependencies.First(dependency => Visible(dependency).Contains(import, ReferenceComparer<FileDescriptor>.Instance));
        ImportSyntax? statement = file.Parsed.Syntax.Imports.Find(syntax => syntax.Path.Text == direct.Path);
        return statement is null ? PlaceInfo.StartOf(file.FilePath) : PlaceInfo.Of(SourceLocation.Of(file.Source, statement.Path.Span));
    }
}
