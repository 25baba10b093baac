using System.Runtime.CompilerServices;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.References;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser;
using FileOptions = ProtoGen.Generator.Pipeline.FileOptions;

namespace ProtoGen.Generator.Tests.Pipeline;

/// <summary>A long editing session holds what its files are now, not what they were.</summary>
public class MemoryTests
{
    private const int Edits = 200;

    private static readonly ParsedProto _importer = new("/a.proto", "/a.proto", new FileOptions("", GrpcServices.None, "public"), new SourceText("/a.proto", ""))
    {
        DefaultImportPath = "a.proto",
    };

    [Fact]
    public void WhatWasMadeOfOldTextsDies()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("a.proto", Text("A", 0)),
            new ProtoFile("b.proto", "syntax = \"proto3\"; package p; import \"a.proto\"; import \"google/protobuf/any.proto\"; message B { A a = 1; google.protobuf.Any any = 2; }"));
        List<WeakReference> old = EditOften(harness);

        // The values of the last run, and of the one before where a step was cached since.
        Assert.InRange(Alive(old), 0, old.Count / Edits * 4);
        GC.KeepAlive(harness);
    }

    [Fact]
    public void ImportsThatNothingHasAreNotKept()
    {
        var resolver = new ImportResolver([], new ReferenceIndex([]));
        WeakReference import = FindOnce(resolver);

        Assert.Equal(0, Alive([import]));
        GC.KeepAlive(resolver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FindOnce(ImportResolver resolver)
    {
        string import = Guid.NewGuid().ToString() + ".proto";
        Assert.Null(resolver.Find(_importer, import));
        return new WeakReference(import);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> EditOften(GeneratorHarness harness)
    {
        List<WeakReference> values = [];
        for (int edit = 1; edit <= Edits; edit++)
        {
            string text = Text("A", edit);
            GeneratorRun run = (edit % 10) switch
            {
                0 => harness.Add(new ProtoFile("c.proto", Text("C", edit))).Run(),
                5 when edit > 10 => harness.Remove("c.proto").Run(),
                _ => harness.Edit("a.proto", _ => text).Run(),
            };
            foreach (string step in new[] { StepNames.ParseFile, StepNames.LinkFiles, StepNames.FileResult, StepNames.FileSpec })
                values.AddRange(run.Steps(step).SelectMany(tracked => tracked.Outputs).Select(output => new WeakReference(output.Value)));
        }
        return values;
    }

    private static string Text(string name, int edit) =>
        $"syntax = \"proto3\"; package p; import \"half/typed{edit}.proto\"; message {name} {{ string field{edit} = 1; message Nested{edit} {{ }} Nested{edit} nested = 2; }}";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Alive(List<WeakReference> values)
    {
        // The value of a dead key in a weak table is freed one collection later.
        for (int i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return values.Where(value => value.IsAlive).Select(value => value.Target).Distinct(ReferenceEqualityComparer.Instance).Count();
    }
}
