using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.References;

/// <summary>Finds types of a project file that a referenced assembly has too, from a file with another import path: most often a copy that should be an import.</summary>
internal static class TypeTwins
{
    public static IEnumerable<DiagnosticInfo> Find(ParsedProto file, FileDescriptor descriptor, ReferenceIndex references)
    {
        if (references.IsEmpty)
            yield break;
        foreach (Descriptor declaration in descriptor.Messages.Concat<Descriptor>(descriptor.Enums).Concat(descriptor.Services))
        {
            if (references.FindDeclaring(declaration.FullName) is not { } compiled || compiled.ImportPath == descriptor.Path)
                continue;
            yield return new DiagnosticInfo(
                GeneratorRules.TypeTwin, [declaration.FullName, compiled.Assembly, compiled.ImportPath], PlaceInfo.Of(SourceLocation.Of(file.Source, declaration.NameSpan)), []);
        }
    }
}
