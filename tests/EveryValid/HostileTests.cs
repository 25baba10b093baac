using System.Globalization;
using ProtoGen.Differential.Oracles;
using ProtoGen.EveryValid.Checking;
using ProtoGen.EveryValid.Hostile;
using ProtoGen.Parser;
using Xunit.Abstractions;

namespace ProtoGen.EveryValid;

/// <summary>Random schemas that are valid and mean no good. A seed that finds something becomes a named case of CompilationTests.</summary>
public sealed class HostileTests(Protoc protoc, ITestOutputHelper output) : IClassFixture<Protoc>
{
    private const int Sample = 40;
    private const int OracleSample = 40;

    [Fact]
    public void WhateverIsValidBecomesCSharpThatCompilesAndLoads()
    {
        HostileRun run = HostileRun.Of(Enumerable.Range(1, Sample));

        output.WriteLine(run.Summary);
        Assert.Empty(run.Problems);
        Assert.True(run.Compiled > Sample / 2 && run.Compiled + run.Refusals.Count > Sample * 3 / 4, run.Summary);
    }

    [Fact]
    public void ProtocAgreesOnWhatIsValid()
    {
        string folder = Directory.CreateTempSubdirectory("protogen-hostile-").FullName;
        try
        {
            int accepted = 0;
            for (int seed = 1; seed <= OracleSample; seed++)
            {
                IReadOnlyList<(string Path, string Text)> files = HostileSchema.Make(seed);
                string root = Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture));
                foreach ((string path, string text) in files)
                {
                    string full = Path.Combine(root, path);
                    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                    File.WriteAllText(full, text);
                }
                (byte[]? set, string errors) = protoc.Compile(root, files.Select(file => file.Path));
                IReadOnlyList<string> ours = HostileRun.Errors(files);
                Assert.True(ours.Count == 0 == set is not null, $"seed {seed}: protoc says: {errors}\nwe say: {string.Join('\n', ours)}");
                accepted += set is not null ? 1 : 0;
            }
            output.WriteLine($"{accepted} of {OracleSample} accepted by both");
            Assert.True(accepted > OracleSample * 3 / 4, $"only {accepted} of {OracleSample} are valid");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
