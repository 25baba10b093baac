using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Services;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Finds top-level types and extensions of different files that would have one C# name: the same protobuf name in two files that do not see each other, or two
/// packages that become one namespace. The later file, by import path, is told and loses the type, instead of the user getting CS0101 in generated code.
/// </summary>
internal sealed class TypeClashes
{
    private readonly Dictionary<string, (string ProtoName, FileDescriptor File, bool IsShared)> _taken = new(StringComparer.Ordinal);

    /// <summary>The result without the types that other files, seen before, have; the same object when there are none.</summary>
    public FileResult Check(ParsedProto file, FileDescriptor descriptor, FileResult result)
    {
        List<DiagnosticInfo> found = [];
        bool isClean = true;
        var sources = new List<FileSpec>();
        foreach (FileSpec spec in result.Sources)
        {
            string prefix = spec.Namespace.Length == 0 ? "" : spec.Namespace + ".";
            ImmutableEquatableArray<MessageSpec> messages = Keep(spec.Messages, message => message.FullName, message => [message.Name]);
            ImmutableEquatableArray<EnumSpec> enums = Keep(spec.Enums, type => type.FullName, type => [type.Name]);
            ImmutableEquatableArray<ServiceSpec> services = Keep(spec.Services, service => service.FullName, service => [service.Class, service.Extensions]);
            ExtensionsSpec? extensions = KeepExtensions(spec.Extensions, prefix);
            sources.Add(isClean ? spec : spec with { Messages = messages, Enums = enums, Services = services, Extensions = extensions });

            // Nearly always all of them: this runs over every file of the project after each edit.
            ImmutableEquatableArray<T> Keep<T>(ImmutableEquatableArray<T> items, Func<T, string> protoName, Func<T, string[]> names)
                where T : IEquatable<T>
            {
                List<T> lost = [.. items.Where(item => !names(item).All(name => Claim(prefix + name, protoName(item))))];
                return lost.Count == 0 ? items : items.Where(item => !lost.Contains(item)).ToImmutableEquatableArray();
            }
        }
        return isClean
            ? result
            : new FileResult(sources.ToImmutableEquatableArray(), result.Diagnostics.Concat(found).ToImmutableEquatableArray());

        // Files of one name share the class of their extensions, as far as those have names of their own.
        ExtensionsSpec? KeepExtensions(ExtensionsSpec? extensions, string prefix) =>
            extensions is null || !Claim(prefix + extensions.ClassName, extensions.Items[0].FullName, isShared: true) ? null : extensions with
            {
                Items = extensions.Items.Where(item => Claim(prefix + extensions.ClassName + "." + item.Name, item.FullName)).ToImmutableEquatableArray(),
            };

        bool Claim(string name, string protoName, bool isShared = false)
        {
            if (!_taken.TryGetValue(name, out (string ProtoName, FileDescriptor File, bool IsShared) first))
            {
                _taken.Add(name, (protoName, descriptor, isShared));
                return true;
            }
            // Within a file names are made unique; what is equal here is a mistake that the linker has reported.
            if (ReferenceEquals(first.File, descriptor) || (isShared && first.IsShared))
                return true;
            isClean = false;
            bool isTold = result.Diagnostics.Any(told => told.Rule.Id == LinkRules.DuplicateName.Id && told.Arguments[0] == protoName);
            if (!isTold)
            {
                found.Add(new DiagnosticInfo(
                    GeneratorRules.TypeNameClash, [name, protoName, first.ProtoName, first.File.Path], PlaceOf(file, descriptor, protoName), []));
            }
            return false;
        }
    }

    private static PlaceInfo PlaceOf(ParsedProto file, FileDescriptor descriptor, string protoName)
    {
        if (descriptor.FindSymbol(protoName) is not { } symbol)
            return PlaceInfo.StartOf(file.FilePath);
        return PlaceInfo.Of(SourceLocation.Of(file.Source, symbol.NameSpan));
    }
}
