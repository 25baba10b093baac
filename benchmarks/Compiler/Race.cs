using ProtoGen.Differential.Oracles;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>Both compilers on the same files in turns, each run in a fresh process; the median counts.</summary>
internal static class Race
{
    public static void Run(Protoc protoc, string[] files, int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("protogen-compiler-").FullName;
        try
        {
            string list = Path.Combine(folder, "files.txt");
            File.WriteAllLines(list, files);
            string theirs = Path.Combine(folder, "protoc.binpb");
            string ours = Path.Combine(folder, "protogen.binpb");
            var protocRuns = new List<Measurement>();
            var ourRuns = new List<Measurement>();
            // The first round only fills the caches of the file system.
            for (int round = 0; round <= rounds; round++)
            {
                Measurement other = Measurement.Of(protoc.Binary, "-I" + protoc.CorpusFolder, "--include_imports", "--include_source_info", "-o" + theirs, "@" + list);
                Measurement own = Measurement.Of(Environment.ProcessPath!, "--compile", protoc.CorpusFolder, list, ours);
                if (round == 0)
                    continue;
                protocRuns.Add(other);
                ourRuns.Add(own);
            }
            bool equal = File.ReadAllBytes(theirs).AsSpan().SequenceEqual(File.ReadAllBytes(ours));
            Report.Race(Measurement.Median(protocRuns), Measurement.Median(ourRuns), new FileInfo(ours).Length, equal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
