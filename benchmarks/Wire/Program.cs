using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ProtoGen.Benchmarks.Wire;

if (args is ["--quick", ..])
{
    Interleaved.Run(args.Length > 1 ? args[1] : "");
    return;
}

if (args is ["--hostile"])
{
    Hostile.Run();
    return;
}

// One process for both sides, so that the ratio compares like with like.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
