using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser;

/// <summary>
/// Which files protoc puts into a descriptor set, and in which order: for each requested file, depth first, what it imports,
/// then its option imports, then itself.
/// </summary>
internal static class DescriptorSetOrder
{
    public static List<FileDescriptor> Of(IReadOnlyList<FileDescriptor> requested, bool includeImports)
    {
        var done = new HashSet<FileDescriptor>(Linking.ReferenceComparer<FileDescriptor>.Instance);
        if (!includeImports)
            LeaveOutImports(requested, done);
        var result = new List<FileDescriptor>();
        var stack = new Stack<(FileDescriptor File, int Next)>();
        for (int i = 0; i < requested.Count; i++)
            Visit(requested[i], done, result, stack);
        return result;
    }

    // Only direct imports are marked: protoc stops at them, so a requested file behind one keeps its place in the request.
    private static void LeaveOutImports(IReadOnlyList<FileDescriptor> requested, HashSet<FileDescriptor> done)
    {
        var wanted = new HashSet<FileDescriptor>(requested, Linking.ReferenceComparer<FileDescriptor>.Instance);
        for (int i = 0; i < requested.Count; i++)
        {
            foreach (IReadOnlyList<FileDescriptor> imports in new[] { requested[i].Dependencies, requested[i].OptionDependencies })
            {
                for (int j = 0; j < imports.Count; j++)
                {
                    if (!wanted.Contains(imports[j]))
                        done.Add(imports[j]);
                }
            }
        }
    }

    // Chains of imports may be long, so the recursion has its own stack.
    private static void Visit(FileDescriptor root, HashSet<FileDescriptor> done, List<FileDescriptor> result, Stack<(FileDescriptor File, int Next)> stack)
    {
        if (!done.Add(root))
            return;
        stack.Push((root, 0));
        while (stack.Count > 0)
        {
            (FileDescriptor file, int next) = stack.Pop();
            int imports = file.Dependencies.Count;
            if (next == imports + file.OptionDependencies.Count)
            {
                result.Add(file);
                continue;
            }
            stack.Push((file, next + 1));
            FileDescriptor import = next < imports ? file.Dependencies[next] : file.OptionDependencies[next - imports];
            if (done.Add(import))
                stack.Push((import, 0));
        }
    }
}
