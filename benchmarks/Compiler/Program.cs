using ProtoGen.Benchmarks.Compiler;
using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;

switch (args)
{
    case ["--compile", var root, var list, var output]:
        return CompileCommand.Run(root, list, output);
    case ["--measure", var program, .. var arguments]:
        return Measurement.RunAndPrint(program, arguments);
    case ["--start"]:
        StartUp.Run(new Protoc());
        return 0;
}

int rounds = args is ["--rounds", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 5;
// With no rounds only the library is measured.
var protoc = new Protoc();
string[] files = [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !CorpusFiles.CompilesAlone(path))];
Report.Machine(protoc.CorpusFolder, files);
if (rounds > 0)
    Race.Run(protoc, files, rounds);
Throughput.Run(protoc.CorpusFolder, files, Math.Max(rounds, 3));
return 0;
