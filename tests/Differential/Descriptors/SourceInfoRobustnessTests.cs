using System.Text;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Descriptors;

/// <summary>Source info of broken files means little, but asking for it is harmless; of odd files it takes no longer than of others.</summary>
public sealed class SourceInfoRobustnessTests
{
    private const int Seed = 20_36;
    private const int MutantsPerFile = 12;

    [Fact]
    public void AskingForTheSourceInfoOfBrokenFilesIsHarmless()
    {
        var random = new Random(Seed);
        string folder = Repository.Cases("valid");
        int broken = 0;
        foreach (string file in Repository.CaseNames("valid"))
        {
            string text = File.ReadAllText(Path.Combine(folder, file));
            for (int i = 0; i < MutantsPerFile; i++)
            {
                ProtoCompilation compilation = Compile(file, Mutate(text, random));
                broken += compilation.HasErrors ? 1 : 0;
                Assert.NotEmpty(compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true));
                Assert.NotEmpty(compilation.ToDescriptorSet(includeImports: true, retainOptions: true, includeSourceInfo: true));
            }
        }
        Assert.True(broken > 100, $"only {broken} mutants had errors");
    }

    [Fact]
    public void OneLongLineWithWideCharactersIsNoProblem()
    {
        var text = new StringBuilder("syntax = \"proto3\"; message M {");
        for (int i = 1; i <= 100_000; i++)
            text.Append("\t/*ö*/ int32 f").Append(i).Append(" = ").Append(i < 19_000 ? i : i + 1_000).Append(';');
        ProtoCompilation compilation = Compile("long.proto", text.Append('}').ToString());

        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics.Take(3)));
        Assert.True(compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true).Length > 5_000_000);
    }

    [Fact]
    public void ManyRepeatedOptionsAreNoProblem()
    {
        var text = new StringBuilder("syntax = \"proto3\"; import \"google/protobuf/descriptor.proto\"; extend google.protobuf.MessageOptions { repeated int32 o = 50000; } message M {");
        for (int i = 0; i < 50_000; i++)
            text.Append("option (o) = 1;\n");
        ProtoCompilation compilation = Compile("options.proto", text.Append('}').ToString());

        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics.Take(3)));
        Assert.True(compilation.ToDescriptorSet(includeImports: false, includeSourceInfo: true).Length > 1_000_000);
    }

    private static ProtoCompilation Compile(string file, string text) => ProtoCompilation.Compile([file], new InMemoryProtoSource([new SourceText(file, text)]));

    private static string Mutate(string text, Random random)
    {
        int start = random.Next(text.Length);
        int length = Math.Min(random.Next(1, 12), text.Length - start);
        return random.Next(4) switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, text.Substring(start, length)),
            2 => text.Insert(random.Next(text.Length), text.Substring(start, length)),
            _ => text[..start],
        };
    }
}
