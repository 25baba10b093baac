using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>What the driver says of one run: how many values of a step are new or changed, and how many came from the cache.</summary>
internal readonly record struct StepCounts(int Parsed, int Results, int Written, int NotCached, int All)
{
    public static StepCounts Of(GeneratorRunResult result)
    {
        var all = result.TrackedSteps.Concat(result.TrackedOutputSteps).SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).ToList();
        return new StepCounts(
            Changed(result, StepNames.ParseFile),
            Changed(result, StepNames.FileResult),
            Changed(result, StepNames.FileSpec),
            all.Count(static output => output.Reason != IncrementalStepRunReason.Cached),
            all.Count);
    }

    private static int Changed(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var steps)
            ? steps.SelectMany(static one => one.Outputs).Count(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            : 0;
}
