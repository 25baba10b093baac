using System.Text.Json;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Reflection;

/// <summary>Random and mutated bytes with fixed seeds: nothing but the documented exception, and the same answer as a second implementation.</summary>
public sealed class ReflectionFuzzTests
{
    [Fact]
    public void MutatedDescriptorsLoadOrThrowProtoException()
    {
        var random = new Random(1);
        int loaded = 0;
        int refused = 0;
        for (int i = 0; i < 40_000; i++)
        {
            byte[] data = Mutate(random, ReflectionData.Serialized[i % ReflectionData.Serialized.Count]);
            try
            {
                FileDescriptor file = FileDescriptor.FromSerialized(data, ReflectionData.Files.Values);
                loaded++;
                foreach (MessageDescriptor message in file.Messages)
                    DebugTextWriter.Format(message, data);
            }
            catch (ProtoException)
            {
                refused++;
            }
        }
        Assert.InRange(loaded, 1000, int.MaxValue);
        Assert.InRange(refused, 1000, int.MaxValue);
    }

    [Fact]
    public void RandomBytesNeverMakeADescriptorCrash()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] data = new byte[random.Next(60)];
            random.NextBytes(data);
            // A name in front, so that some files get beyond the first check.
            byte[] named = new WireBuilder().Text(1, "f").Raw(data);
            Assert.IsType<ProtoException>(Record.Exception(() => FileDescriptor.FromSerialized(named, [])) ?? new ProtoException("loaded"));
        }
    }

    [Theory]
    [InlineData("test.p3.User", 3)]
    [InlineData("test.p3.Known", 4)]
    [InlineData("test.p3.Scalars", 5)]
    [InlineData("test.p2.Account", 6)]
    [InlineData("test.e2023.Mixed", 7)]
    public void ThePathIsTheOneThatAParserWithAPathFinds(string name, int seed)
    {
        MessageDescriptor message = ReflectionData.Message(name);
        byte[][] samples = [.. ReflectionData.JsonCases.Select(line => line.Split(' ')).Where(p => p[0] == name && p[1] != "-").Select(p => Convert.FromHexString(p[1]))];
        var random = new Random(seed);
        int failures = 0;
        int deep = 0;
        for (int i = 0; i < 30_000; i++)
        {
            byte[] data = Mutate(random, samples[random.Next(samples.Length)]);
            var oracle = new PathOracle(message.FullName);
            try
            {
                oracle.Parse(message, data);
            }
            catch (ProtoException problem)
            {
                failures++;
                if (oracle.Path.Count(c => c == '.') > 2)
                    deep++;
                string path = WirePath.Find(message, data, problem.Offset);
                if (Normalize(oracle.Path) != Normalize(path))
                    Assert.Fail($"{Convert.ToHexString(data)} at {problem.Offset}: {problem.Problem}\n{oracle.Path}\n{path}");
            }
        }
        Assert.InRange(failures, 1000, int.MaxValue);
        Assert.InRange(deep, 500, int.MaxValue);
    }

    [Fact]
    public void PathsAndTextNeverThrow()
    {
        var random = new Random(8);
        MessageDescriptor[] messages = [.. ReflectionData.Files.Values.SelectMany(f => f.Messages)];
        for (int i = 0; i < 60_000; i++)
        {
            byte[] data = new byte[random.Next(80)];
            random.NextBytes(data);
            for (int j = 0; j < data.Length; j++)
                data[j] = random.Next(3) == 0 ? data[j] : (byte)(data[j] & 0x1f);
            MessageDescriptor message = messages[random.Next(messages.Length)];
            Assert.StartsWith(message.FullName, WirePath.Find(message, data, random.Next(-1, data.Length + 2)), StringComparison.Ordinal);
            string text = DebugTextWriter.Format(message, data);
            using JsonDocument json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        }
    }

    [Fact]
    public void GeneratedParsersAgreeWithThePathsOfTheOracle()
    {
        string line = ReflectionData.JsonCases.First(c => c.StartsWith("test.p3.Known", StringComparison.Ordinal));
        MessageDescriptor known = ReflectionData.Message("test.p3.Known");
        var cursor = new WireCursor(Convert.FromHexString(line.Split(' ')[1]));
        byte[] sample = [];
        while (cursor.Next())
            sample = cursor.Number == 5 ? cursor.Payload.ToArray() : sample;
        var random = new Random(9);
        int failures = 0;
        for (int i = 0; i < 30_000; i++)
        {
            byte[] data = Mutate(random, sample);
            if (Record.Exception(() => MessageCodec.Parse<Struct>(data)) is not ProtoException problem)
                continue;
            failures++;
            var oracle = new PathOracle("google.protobuf.Struct");
            var expected = Assert.Throws<ProtoException>(() => oracle.Parse(known.FindFieldByNumber(5)!.MessageType!, data));
            // The generated parser checks the lengths of a whole run of elements first, and so may stop at a later place.
            if (problem.Offset == expected.Offset)
                Assert.Equal(Normalize(oracle.Path), Normalize(problem.Path!));
        }
        Assert.InRange(failures, 1000, int.MaxValue);
    }

    /// <summary>Keys are spelled with escapes and a limit in one, plainly in the other.</summary>
    private static string Normalize(string path)
    {
        var text = new System.Text.StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == '"' && (path[i - 1] == '[' || (i + 1 < path.Length && path[i + 1] == ']')))
                isQuoted = !isQuoted;
            else if (!isQuoted)
                text.Append(path[i]);
        }
        return text.ToString();
    }

    private static byte[] Mutate(Random random, byte[] sample)
    {
        byte[] data = random.Next(4) == 0 ? sample[..random.Next(sample.Length + 1)] : (byte[])sample.Clone();
        for (int n = random.Next(1, 4); n > 0 && data.Length > 0; n--)
        {
            int at = random.Next(data.Length);
            data[at] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(data[at] ^ (1 << random.Next(8))),
                _ => (byte)(data[at] + random.Next(-2, 3)),
            };
        }
        return data;
    }
}
