using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>
/// Finds changes of a variable that no path reads before the variable is set anew: liveness, backwards over the control flow graph. Exceptions
/// count as paths: inside a try block the handlers may follow after any operation.
/// </summary>
internal sealed class DeadChanges
{
    private readonly ControlFlowGraph _graph;
    private readonly VariableAccess[][] _accesses;
    private readonly Dictionary<ISymbol, ulong> _bits = new(SymbolEqualityComparer.Default);
    private readonly ulong[] _liveIn;
    private readonly ILookup<ControlFlowRegion, int> _afterFinally;

    private DeadChanges(ControlFlowGraph graph, VariableAccess[][] accesses)
    {
        _graph = graph;
        _accesses = accesses;
        _liveIn = new ulong[accesses.Length];
        _afterFinally = graph.Blocks
            .SelectMany(block => new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            .Where(branch => branch is { FinallyRegions.IsEmpty: false, Destination: not null })
            .SelectMany(branch => branch!.FinallyRegions.Select(region => (region, branch.Destination!.Ordinal)))
            .ToLookup(pair => pair.region, pair => pair.Ordinal);

        // A method that changes more than 64 messages has its first 64 looked after.
        foreach (VariableAccess change in accesses.SelectMany(block => block).Where(access => access.Kind == AccessKind.Change))
        {
            if (_bits.Count < 64 && !_bits.ContainsKey(change.Variable))
                _bits.Add(change.Variable, 1UL << _bits.Count);
        }
    }

    public static IReadOnlyList<VariableAccess> Find(ControlFlowGraph graph, VariableAccess[][] accesses)
    {
        var analysis = new DeadChanges(graph, accesses);
        return analysis._bits.Count == 0 ? [] : analysis.Find();
    }

    private List<VariableAccess> Find()
    {
        bool isChanged;
        do
        {
            isChanged = false;
            for (int i = _graph.Blocks.Length - 1; i >= 0; i--)
            {
                ulong live = Walk(_graph.Blocks[i], null);
                isChanged |= live != _liveIn[i];
                _liveIn[i] = live;
            }
        }
        while (isChanged);

        var dead = new List<VariableAccess>();
        foreach (BasicBlock block in _graph.Blocks.Where(block => block.IsReachable))
            Walk(block, dead);
        return dead;
    }

    private ulong Walk(BasicBlock block, List<VariableAccess>? dead)
    {
        ulong handlers = LiveInHandlers(block);
        ulong live = LiveOut(block) | handlers;
        VariableAccess[] accesses = _accesses[block.Ordinal];
        for (int i = accesses.Length - 1; i >= 0; i--)
        {
            if (!_bits.TryGetValue(accesses[i].Variable, out ulong bit))
                continue;
            switch (accesses[i].Kind)
            {
                case AccessKind.Read:
                    live |= bit;
                    break;
                case AccessKind.Set:
                    live = (live & ~bit) | handlers;
                    break;
                case AccessKind.Change when (live & bit) == 0:
                    dead?.Add(accesses[i]);
                    break;
            }
        }
        return live;
    }

    private ulong LiveOut(BasicBlock block)
    {
        ulong live = LiveThrough(block.FallThroughSuccessor) | LiveThrough(block.ConditionalSuccessor);
        if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.StructuredExceptionHandling)
            return live;

        // The end of a finally goes to wherever the branches through it were going.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
                return live | _afterFinally[region].Aggregate(0UL, (all, ordinal) => all | _liveIn[ordinal]);
        }
        return live;
    }

    private ulong LiveThrough(ControlFlowBranch? branch)
    {
        if (branch is null)
            return 0;
        ulong live = branch.Destination is { } destination ? _liveIn[destination.Ordinal] : 0;
        foreach (ControlFlowRegion region in branch.FinallyRegions)
            live |= _liveIn[region.FirstBlockOrdinal];
        return live;
    }

    private ulong LiveInHandlers(BasicBlock block)
    {
        ulong live = 0;
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                continue;
            foreach (ControlFlowRegion handler in guarded.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try))
                live |= _liveIn[handler.FirstBlockOrdinal];
        }
        return live;
    }
}
