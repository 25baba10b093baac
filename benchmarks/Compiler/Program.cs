using ProtoGen.Benchmarks.Compiler;
using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;

switch (args)
{
    case ["--compile", var root, var list, var output]:
        return CompileCommand.Run(root, list, output);
    case ["--measure", var program, .. var arguments]:
        return Measurement.RunAndPrint(program, arguments);
}

int rounds = args is ["--rounds", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 5;
var protoc = new Protoc();
string[] files = [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !CorpusFiles.CompilesAlone(path))];
Report.Machine(protoc.CorpusFolder, files);
Race.Run(protoc, files, rounds);
Throughput.Run(protoc.CorpusFolder, files, rounds);
return 0;
