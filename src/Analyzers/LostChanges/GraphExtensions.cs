using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

internal static class GraphExtensions
{
    /// <summary>All operations of a block, the value that it branches on included.</summary>
    public static IEnumerable<IOperation> DescendantOperations(this BasicBlock block)
    {
        foreach (IOperation root in block.Operations)
        {
            foreach (IOperation operation in root.DescendantsAndSelf())
                yield return operation;
        }
        if (block.BranchValue is null)
            yield break;
        foreach (IOperation operation in block.BranchValue.DescendantsAndSelf())
            yield return operation;
    }
}
