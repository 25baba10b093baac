using System.Diagnostics;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>The phases of the library on one thread, warm, with the files in memory already.</summary>
internal static class Throughput
{
    public static void Run(string folder, string[] files, int rounds)
    {
        byte[][] contents = [.. files.Select(file => File.ReadAllBytes(Path.Combine(folder, file)))];
        double megabytes = contents.Sum(static bytes => (double)bytes.Length) / 1e6;
        var seconds = new Dictionary<string, List<double>>();
        for (int round = 0; round <= rounds; round++)
        {
            SourceText[] sources = new SourceText[files.Length];
            Measure("decode UTF-8", () => Each(files.Length, i => sources[i] = SourceText.FromUtf8(files[i], contents[i])));
            Measure("lex", () => Each(files.Length, i => Lexer.Tokenize(sources[i], new DiagnosticBag(sources[i]))));
            var parsed = new ParsedFile[files.Length];
            Measure("lex and parse", () => Each(files.Length, i => parsed[i] = ProtoParser.Parse(sources[i])));
            Dictionary<string, ParsedFile> byPath = parsed.ToDictionary(static file => file.Source.Path);
            var linked = new Dictionary<string, LinkedFile>();
            Measure("link", () => Each(files.Length, i => Link(files[i], byPath, linked)));
            Measure("serialize", () => Each(files.Length, i => linked[files[i]].Descriptor.ToDescriptorProto(includeSourceInfo: false, retainOptions: true)));
            Measure("serialize with source info", () => Each(files.Length, i => linked[files[i]].Descriptor.ToDescriptorProto(includeSourceInfo: true)));
        }
        Report.Throughput(megabytes, seconds.Select(static phase => (phase.Key, Measurement.Middle(phase.Value.Skip(1)))));

        void Measure(string phase, Action action)
        {
            if (!seconds.TryGetValue(phase, out List<double>? runs))
                seconds.Add(phase, runs = []);
            GC.Collect();
            long started = Stopwatch.GetTimestamp();
            action();
            runs.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static void Each(int count, Action<int> action)
    {
        for (int i = 0; i < count; i++)
            action(i);
    }

    private static FileDescriptor Link(string path, Dictionary<string, ParsedFile> parsed, Dictionary<string, LinkedFile> linked)
    {
        if (linked.TryGetValue(path, out LinkedFile? done))
            return done.Descriptor;
        ParsedFile file = parsed[path];
        ResolvedImport[] imports = [.. file.Syntax.Imports.Select(import => ResolvedImport.Found(Link(import.Path.Text, parsed, linked)))];
        LinkedFile result = Linker.Link(file, imports);
        linked.Add(path, result);
        return result.Descriptor;
    }
}
