using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ProtoGen.Benchmarks.Wire;

if (args is ["--quick", .. string[] quick])
{
    int launches = Array.IndexOf(quick, "--launches");
    string filter = quick.FirstOrDefault(argument => argument.Length > 0 && !argument.StartsWith('-') && !char.IsAsciiDigit(argument[0])) ?? "";
    Quick.Run(filter, launches < 0 ? 1 : int.Parse(quick[launches + 1], CultureInfo.InvariantCulture), quick.Contains("--child"));
    return;
}

if (args is ["--loop", string name, string operation])
{
    // For a profiler, and for a look at the machine code: DOTNET_JitStdOutFile=out.asm DOTNET_JitDisasm=Merge.
    Action<int> loop = Scenarios.All.Single(scenario => scenario.Name == name).ProtoGen.Loop(Enum.Parse<Operation>(operation));
    for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < 10;)
        loop(1000);
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
