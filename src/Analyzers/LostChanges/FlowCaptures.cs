using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>
/// Where a value has control flow of its own (<c>u.A = c ? 1 : 2</c>), the graph puts the target aside first and names it by a capture.
/// This finds what a capture stands for.
/// </summary>
internal sealed class FlowCaptures
{
    private readonly Dictionary<CaptureId, IOperation?> _values = [];
    private readonly HashSet<CaptureId> _read = [];
    private readonly HashSet<CaptureId> _targets = [];

    public FlowCaptures(ControlFlowGraph graph)
    {
        foreach (IOperation operation in graph.Blocks.SelectMany(block => block.DescendantOperations()))
        {
            if (operation is IFlowCaptureOperation capture)
                _values[capture.Id] = _values.ContainsKey(capture.Id) ? null : capture.Value;
            else if (operation is IFlowCaptureReferenceOperation reference)
                (IsTarget(reference) ? _targets : _read).Add(reference.Id);
        }
    }

    /// <summary>The capture is written to and never read.</summary>
    public bool IsTargetOnly(CaptureId id) => _targets.Contains(id) && !_read.Contains(id);

    /// <summary>What a reference to a capture stands for, or the operation itself.</summary>
    [return: NotNullIfNotNull(nameof(operation))]
    public IOperation? ValueOf(IOperation? operation) =>
        operation is IFlowCaptureReferenceOperation reference && _values.TryGetValue(reference.Id, out IOperation? value) && value is not null ? value : operation;

    private static bool IsTarget(IOperation reference)
    {
        IOperation written = reference.Parent is IPropertyReferenceOperation or IFieldReferenceOperation ? reference.Parent : reference;
        return written.Parent is IAssignmentOperation assignment && assignment.Target == written;
    }
}
