using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Which file defines a name, for the wording of "not imported"; made only when some name was not found.</summary>
internal sealed class DefiningFiles(IEnumerable<FileDescriptor> files)
{
    private Dictionary<string, string>? _paths;

    public string? Find(string fullName)
    {
        if (_paths is null)
        {
            _paths = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (FileDescriptor file in files)
            {
                Add(file, file.Messages);
                Add(file, file.Enums);
                Add(file, file.Extensions);
            }
        }
        return _paths.TryGetValue(fullName, out string? path) ? path : null;
    }

    private void Add(FileDescriptor file, IEnumerable<Descriptor> descriptors)
    {
        var pending = new Stack<Descriptor>(descriptors);
        while (pending.Count > 0)
        {
            Descriptor descriptor = pending.Pop();
            if (!_paths!.ContainsKey(descriptor.FullName))
                _paths.Add(descriptor.FullName, file.Path);
            if (descriptor is not MessageDescriptor message)
                continue;
            foreach (Descriptor nested in message.NestedMessages.Concat<Descriptor>(message.NestedEnums).Concat(message.NestedExtensions))
                pending.Push(nested);
        }
    }
}
