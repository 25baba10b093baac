using ProtoGen.Benchmarks.Compiler;
using ProtoGen.Benchmarks.Compiler.Build;
using ProtoGen.Benchmarks.Compiler.Incremental;
using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;

switch (args)
{
    case ["--compile", var root, var list, var output]:
        return CompileCommand.Run(root, list, output);
    case ["--measure", var program, .. var arguments]:
        return Measurement.RunAndPrint(program, arguments);
    case ["--incremental", .. var which]:
        int rounds = int.TryParse(which.FirstOrDefault(), out int said) ? said : 15;
        IncrementalRun.Run(rounds, only: which.FirstOrDefault(static word => !int.TryParse(word, out _)) ?? "");
        return 0;
    case ["--memory", .. var edits]:
        return MemoryRun.Run(edits is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 5000);
    case ["--build", .. var flags]:
        int turns = flags.Select(static flag => int.TryParse(flag, out int turns) ? turns : 0).Append(3).First(static turns => turns > 0);
        BuildRace.Run(new Protoc().CorpusFolder, turns, renamed: flags.Contains("renamed"), isAlone: flags.Contains("alone"));
        return 0;
    case ["--start"]:
        StartUp.Run(new Protoc());
        return 0;
}

int races = args is ["--rounds", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 5;
// With no rounds only the library is measured.
var protoc = new Protoc();
string[] files = [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !CorpusFiles.CompilesAlone(path))];
Report.Machine(protoc.CorpusFolder, files);
if (races > 0)
    Race.Run(protoc, files, races);
Throughput.Run(protoc.CorpusFolder, files, Math.Max(races, 3));
return 0;
